package io.adax.trainer.storage;

import java.io.IOException;

/** More bytes than were allowed; nothing of them is kept. */
public final class BlobTooLarge extends IOException {

	private static final long serialVersionUID = 1L;

	private final long maxBytes;

	public BlobTooLarge(long maxBytes) {
		super("More than %,d bytes".formatted(maxBytes));
		this.maxBytes = maxBytes;
	}

	/** How many were allowed. */
	public long maxBytes() {
		return this.maxBytes;
	}

}
