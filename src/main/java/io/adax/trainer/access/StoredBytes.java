package io.adax.trainer.access;

/** Tells how much of a project is stored, of one kind. */
public interface StoredBytes {

	/** The bytes of a project. */
	long of(String project);

}
