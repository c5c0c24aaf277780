package io.adax.trainer.engine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.adax.trainer.data.TableException;
import io.adax.trainer.data.TableFault;
import io.adax.trainer.training.InvalidSpec;
import org.jspecify.annotations.Nullable;

/** Tells what an exception in the engine means to whoever asked. */
final class Failure {

	private Failure() {
	}

	static Message.Failed of(Throwable thrown) {
		StringWriter stackTrace = new StringWriter();
		thrown.printStackTrace(new PrintWriter(stackTrace));
		EngineException.Kind kind = kind(thrown);
		return new Message.Failed(kind, text(kind, thrown), stackTrace.toString());
	}

	private static EngineException.Kind kind(Throwable thrown) {
		if (outOfMemory(thrown).isPresent()) {
			return EngineException.Kind.CAPACITY;
		}
		if (thrown instanceof TableException table) {
			boolean asked = table.faults().stream().anyMatch((fault) -> fault.kind() == TableFault.Kind.REQUEST);
			return asked ? EngineException.Kind.INVALID : EngineException.Kind.DATA;
		}
		return (thrown instanceof InvalidSpec) ? EngineException.Kind.INVALID : EngineException.Kind.INTERNAL;
	}

	private static String text(EngineException.Kind kind, Throwable thrown) {
		if (kind == EngineException.Kind.CAPACITY) {
			return capacity(outOfMemory(thrown).orElse(thrown));
		}
		String name = thrown.getClass().getSimpleName();
		String message = message(thrown);
		if (kind == EngineException.Kind.INVALID || kind == EngineException.Kind.DATA) {
			return message.isEmpty() ? name : message;
		}
		return (isFileTrouble(thrown) ? "The engine could not read or write a file: %s: %s"
				: "The engine failed unexpectedly: %s: %s")
			.formatted(name, message);
	}

	private static String capacity(Throwable outOfMemory) {
		String limit = message(outOfMemory).contains("Java heap space")
				? limit("trainer.engine.heap", System.getProperty(EngineCommand.HEAP_LIMIT))
				: limit("trainer.engine.memory", System.getProperty(EngineCommand.MEMORY_LIMIT));
		return "It needs more memory than an engine may have: %s".formatted(limit);
	}

	private static String limit(String property, @Nullable String bytes) {
		return (bytes == null) ? property : "%s is %d MB".formatted(property, Long.parseLong(bytes) >> 20);
	}

	/** The JVM's, JavaCPP's, and that of libnd4j's own allocations. */
	private static Optional<Throwable> outOfMemory(Throwable thrown) {
		return Stream.<@Nullable Throwable>iterate(thrown, Objects::nonNull, Failure::cause)
			.filter((cause) -> cause instanceof OutOfMemoryError || message(cause).contains("bad_alloc"))
			.findFirst()
			.map(Throwable.class::cast);
	}

	private static boolean isFileTrouble(Throwable thrown) {
		return thrown instanceof IOException || thrown instanceof UncheckedIOException;
	}

	private static @Nullable Throwable cause(@Nullable Throwable thrown) {
		return (thrown != null) ? thrown.getCause() : null;
	}

	private static String message(@Nullable Throwable thrown) {
		return (thrown != null) ? Objects.requireNonNullElse(thrown.getMessage(), "") : "";
	}

}
