package io.adax.trainer.training;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;

/** Every optimizer that a job may name, with its defaults. */
final class AllOptimizers {

	private AllOptimizers() {
	}

	static Stream<OptimizerSpec> byDefault() {
		return names().map(AllOptimizers::byDefault);
	}

	static Stream<String> names() {
		return Arrays.stream(OptimizerSpec.class.getAnnotation(JsonSubTypes.class).value())
			.map(JsonSubTypes.Type::name);
	}

	static OptimizerSpec byDefault(String name) {
		Class<?> type = Arrays.stream(OptimizerSpec.class.getAnnotation(JsonSubTypes.class).value())
			.filter((member) -> member.name().equals(name))
			.findFirst()
			.orElseThrow()
			.value();
		return (OptimizerSpec) withoutAnything(type);
	}

	/** A record all of whose components were left out. */
	static Object withoutAnything(Class<?> record) {
		Constructor<?> constructor = record.getConstructors()[0];
		try {
			return constructor.newInstance(new Object[constructor.getParameterCount()]);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
