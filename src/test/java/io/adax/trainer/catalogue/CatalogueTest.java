package io.adax.trainer.catalogue;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.adax.trainer.catalogue.HyperParameter.Kind;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.ScheduleSpec;
import io.adax.trainer.web.ProblemException;
import io.adax.trainer.web.Union;
import io.swagger.v3.oas.annotations.media.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CatalogueTest {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final Catalogue<OptimizerEntry> optimizers = Catalogue.ofOptimizers();

	private final Catalogue<ScheduleEntry> schedules = Catalogue.ofSchedules();

	static Stream<Class<?>> specs() {
		return Stream.of(OptimizerSpec.class, ScheduleSpec.class).flatMap(CatalogueTest::members);
	}

	private static Stream<Class<?>> members(Class<?> union) {
		Function<Class<?>, Stream<Class<?>>> nested = (spec) -> Arrays.stream(spec.getRecordComponents())
			.map(RecordComponent::getType)
			.filter(Specs::isUnion)
			.flatMap(CatalogueTest::members);
		return Union.of(union)
			.members()
			.values()
			.stream()
			.flatMap((spec) -> Stream.concat(Stream.of(spec), nested.apply(spec)));
	}

	private static String declaredDefault(Class<?> spec, HyperParameter field) {
		return Arrays.stream(spec.getRecordComponents())
			.filter((component) -> component.getName().equals(field.name()))
			.map((component) -> component.getAccessor().getAnnotation(Schema.class).defaultValue())
			.findFirst()
			.orElseThrow();
	}

	private static HyperParameter field(List<HyperParameter> fields, String name) {
		return fields.stream().filter((field) -> field.name().equals(name)).findFirst().orElseThrow();
	}

	@ParameterizedTest
	@MethodSource("specs")
	void saysWhatEachFieldMeansAndWhatItIsByDefault(Class<?> spec) {
		for (HyperParameter field : Specs.hyperParameters(spec)) {
			assertThat(field.meaning()).as(field.name()).hasSizeGreaterThan(5);
			String declared = declaredDefault(spec, field);
			if (field.type() == Kind.NUMBER || field.type() == Kind.INTEGER) {
				assertThat(field.range()).as(field.name()).isNotNull();
			}
			if (field.type() == Kind.OBJECT) {
				assertThat(field.defaultValue()).as(field.name()).isNotNull();
			}
			else if (field.defaultValue() == null) {
				assertThat(declared).as(field.name()).isEmpty();
			}
			else if (field.type() == Kind.CHOICE || field.type() == Kind.BOOLEAN) {
				assertThat(declared).isEqualTo(MAPPER.valueToTree(field.defaultValue()).asString());
			}
			else {
				assertThat(new BigDecimal(declared)).as(field.name())
					.isEqualByComparingTo(field.defaultValue().toString());
			}
		}
	}

	@ParameterizedTest
	@MethodSource("specs")
	void requiresWhatHasNoDefault(Class<?> spec) {
		assertThat(Specs.hyperParameters(spec)).filteredOn(HyperParameter::required)
			.allSatisfy((field) -> assertThat(field.defaultValue()).isNull());
	}

	@Test
	void hasEveryTypeThatAJobMayName() {
		assertThat(this.optimizers.all()).extracting(OptimizerEntry::type)
			.containsExactlyElementsOf(Union.of(OptimizerSpec.class).members().keySet());
		assertThat(this.schedules.all()).extracting(ScheduleEntry::type)
			.containsExactlyElementsOf(Union.of(ScheduleSpec.class).members().keySet());
	}

	@Test
	void tellsAllOfAdaX() {
		OptimizerEntry adaX = this.optimizers.require("adax");
		assertThat(adaX.title()).isEqualTo("AdaX");
		assertThat(adaX.stateValuesPerParameter()).isEqualTo(2);
		assertThat(adaX.stateBytesPerParameter()).isEqualTo(8);
		assertThat(adaX.decay()).isEqualTo("/api/v1/optimizers/adax/decay");
		assertThat(field(adaX.hyperParameters(), "beta1").range())
			.isEqualTo(new Range(new BigDecimal("0"), true, new BigDecimal("1"), false));
	}

	@Test
	void leavesTheMemoryOpenWhereItDependsOnTheShape() {
		assertThat(this.optimizers.require("adafactor").stateValuesPerParameter()).isNull();
		assertThat(this.optimizers.require("sgd").stateBytesPerParameter()).isZero();
	}

	@Test
	void refersToTheSchedulesAndTellsOfTheDecays() {
		List<HyperParameter> fields = this.optimizers.require("adaptive").hyperParameters();
		HyperParameter schedule = field(fields, "schedule");
		assertThat(schedule.href()).isEqualTo("/api/v1/schedules");
		assertThat(schedule.defaultValue()).isEqualTo(Map.of("type", "constant", "warmupSteps", 0));
		assertThat(schedule.values()).contains("cosine", "map");
		assertThat(field(fields, "decay").alternatives()).extracting(HyperParameter.Alternative::type)
			.containsExactly("adax", "adam", "adafactor", "constant");
	}

	@Test
	void tellsOfATable() {
		HyperParameter values = field(this.schedules.require("map").hyperParameters(), "values");
		assertThat(values.type()).isEqualTo(Kind.TABLE);
		assertThat(values.required()).isTrue();
		assertThat(Objects.requireNonNull(values.range()).max()).isEqualByComparingTo("1000");
	}

	@Test
	void guessesWhatWasMeant() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.optimizers.require("adamm"))
			.withMessage("There is no optimizer \"adamm\"; did you mean \"adam\"?");
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.schedules.require("zigzag"))
			.withMessageStartingWith("There is no schedule \"zigzag\"; there are constant, step, ");
	}

	@Test
	void tellsTheMemoryOfEachOptimizerInWords() {
		assertThat(this.optimizers.all()).allSatisfy((entry) -> assertThat(entry.state()).isNotBlank());
		assertThat(this.optimizers.require("adafactor").state()).startsWith("rows + columns values per matrix");
		assertThat(this.optimizers.require("adam").state()).isEqualTo("2 values per parameter");
	}

}
