package io.adax.trainer.commandline;

import java.util.Objects;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks the service. */
abstract class ServiceCommand implements Callable<Integer> {

	@Spec
	private @Nullable CommandSpec command;

	final Session session() {
		return Session.of(Objects.requireNonNull(this.command));
	}

	@Override
	public final Integer call() throws Exception {
		return run(session());
	}

	abstract int run(Session session) throws Exception;

}
