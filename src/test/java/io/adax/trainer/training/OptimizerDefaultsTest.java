package io.adax.trainer.training;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.swagger.v3.oas.annotations.media.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the catalogue and the API's description say of an optimizer is so. */
class OptimizerDefaultsTest {

	record Component(Class<?> owner, RecordComponent component) {

		Schema schema() {
			// a component's annotations are those of its field
			try {
				return this.owner.getDeclaredField(this.component.getName()).getAnnotation(Schema.class);
			}
			catch (NoSuchFieldException ex) {
				throw new IllegalStateException(ex);
			}
		}

		Object value() throws ReflectiveOperationException {
			Method accessor = this.component.getAccessor();
			return accessor.invoke(AllOptimizers.withoutAnything(this.owner));
		}

		@Override
		public String toString() {
			return this.owner.getSimpleName() + "." + this.component.getName();
		}
	}

	static Stream<Class<?>> records() {
		return Stream.of(OptimizerSpec.class, DecaySpec.class)
			.flatMap((union) -> Arrays.stream(union.getAnnotation(JsonSubTypes.class).value()))
			.map(JsonSubTypes.Type::value);
	}

	static Stream<Component> components() {
		return records().flatMap(
				(type) -> Arrays.stream(type.getRecordComponents()).map((component) -> new Component(type, component)));
	}

	static Stream<Component> scalars() {
		return components().filter((component) -> !component.component().getType().isInterface());
	}

	@ParameterizedTest
	@MethodSource("components")
	void describesEveryHyperParameter(Component component) {
		assertThat(component.schema().description()).isNotBlank();
	}

	@ParameterizedTest
	@MethodSource("scalars")
	void declaresTheDefaultThatItGives(Component component) throws ReflectiveOperationException {
		Object value = component.value();
		String declared = component.schema().defaultValue();
		assertThat(component.schema().example()).isNotBlank();
		if (value instanceof Double number) {
			assertThat(Double.valueOf(declared)).isEqualTo(number);
		}
		else if (value instanceof Enum<?> constant) {
			assertThat(declared).isEqualTo(
					constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class).value());
		}
		else {
			assertThat(declared).isEqualTo((value != null) ? value.toString() : "");
		}
	}

	@ParameterizedTest
	@MethodSource("io.adax.trainer.training.AllOptimizers#byDefault")
	void hasACatalogueEntry(OptimizerSpec spec) {
		CatalogueEntry entry = spec.getClass().getAnnotation(CatalogueEntry.class);
		assertThat(entry.title()).isNotBlank();
		assertThat(entry.formula()).contains("_t", "\\");
		assertThat(entry.reference()).matches(".+ \\d{4}.*, https://\\S+");
	}

	@ParameterizedTest
	@MethodSource("io.adax.trainer.training.AllOptimizers#byDefault")
	void keepsEverythingElseWithAnotherLearningRate(OptimizerSpec spec) {
		if (spec.hasLearningRate()) {
			OptimizerSpec other = spec.withLearningRate(0.25);
			assertThat(other.learningRate()).isEqualTo(0.25);
			assertThat(other).usingRecursiveComparison().ignoringFields("learningRate").isEqualTo(spec);
		}
	}

}
