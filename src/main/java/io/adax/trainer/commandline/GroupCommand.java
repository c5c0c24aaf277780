package io.adax.trainer.commandline;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands about one kind of thing; which one of them has to be said. */
abstract class GroupCommand implements Runnable {

	@Spec
	private @Nullable CommandSpec group;

	final Session session() {
		return Session.of(Objects.requireNonNull(this.group));
	}

	@Override
	public void run() {
		CommandSpec asked = Objects.requireNonNull(this.group);
		throw new ParameterException(asked.commandLine(),
				"say what to do: " + String.join(", ", asked.subcommands().keySet()));
	}

}
