package io.adax.trainer.training;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.adax.trainer.optimizer.SecondMomentDecay;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An optimizer by name, with just the hyper-parameters that it has. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = AdaXOptimizer.class, name = "adax"),
		@JsonSubTypes.Type(value = AdaXWOptimizer.class, name = "adaxw"),
		@JsonSubTypes.Type(value = AdaptiveOptimizer.class, name = "adaptive"),
		@JsonSubTypes.Type(value = AdaFactorOptimizer.class, name = "adafactor"),
		@JsonSubTypes.Type(value = SgdOptimizer.class, name = "sgd"),
		@JsonSubTypes.Type(value = NesterovsOptimizer.class, name = "nesterovs"),
		@JsonSubTypes.Type(value = AdamOptimizer.class, name = "adam"),
		@JsonSubTypes.Type(value = AdaMaxOptimizer.class, name = "adamax"),
		@JsonSubTypes.Type(value = NadamOptimizer.class, name = "nadam"),
		@JsonSubTypes.Type(value = AmsGradOptimizer.class, name = "amsgrad"),
		@JsonSubTypes.Type(value = AdaGradOptimizer.class, name = "adagrad"),
		@JsonSubTypes.Type(value = AdaDeltaOptimizer.class, name = "adadelta"),
		@JsonSubTypes.Type(value = RmsPropOptimizer.class, name = "rmsprop"),
		@JsonSubTypes.Type(value = AdaBeliefOptimizer.class, name = "adabelief") })
@Schema(description = "The optimizer; `type` says which, and each has just its own hyper-parameters.",
		discriminatorProperty = "type",
		oneOf = { AdaXOptimizer.class, AdaXWOptimizer.class, AdaptiveOptimizer.class, AdaFactorOptimizer.class,
				SgdOptimizer.class, NesterovsOptimizer.class, AdamOptimizer.class, AdaMaxOptimizer.class,
				NadamOptimizer.class, AmsGradOptimizer.class, AdaGradOptimizer.class, AdaDeltaOptimizer.class,
				RmsPropOptimizer.class, AdaBeliefOptimizer.class },
		discriminatorMapping = { @DiscriminatorMapping(value = "adax", schema = AdaXOptimizer.class),
				@DiscriminatorMapping(value = "adaxw", schema = AdaXWOptimizer.class),
				@DiscriminatorMapping(value = "adaptive", schema = AdaptiveOptimizer.class),
				@DiscriminatorMapping(value = "adafactor", schema = AdaFactorOptimizer.class),
				@DiscriminatorMapping(value = "sgd", schema = SgdOptimizer.class),
				@DiscriminatorMapping(value = "nesterovs", schema = NesterovsOptimizer.class),
				@DiscriminatorMapping(value = "adam", schema = AdamOptimizer.class),
				@DiscriminatorMapping(value = "adamax", schema = AdaMaxOptimizer.class),
				@DiscriminatorMapping(value = "nadam", schema = NadamOptimizer.class),
				@DiscriminatorMapping(value = "amsgrad", schema = AmsGradOptimizer.class),
				@DiscriminatorMapping(value = "adagrad", schema = AdaGradOptimizer.class),
				@DiscriminatorMapping(value = "adadelta", schema = AdaDeltaOptimizer.class),
				@DiscriminatorMapping(value = "rmsprop", schema = RmsPropOptimizer.class),
				@DiscriminatorMapping(value = "adabelief", schema = AdaBeliefOptimizer.class) })
public sealed interface OptimizerSpec permits AdaXOptimizer, AdaXWOptimizer, AdaptiveOptimizer, AdaFactorOptimizer,
		SgdOptimizer, NesterovsOptimizer, AdamOptimizer, AdaMaxOptimizer, NadamOptimizer, AmsGradOptimizer,
		AdaGradOptimizer, AdaDeltaOptimizer, RmsPropOptimizer, AdaBeliefOptimizer {

	/** The schedule of whoever names none. */
	ScheduleSpec NO_SCHEDULE = new ScheduleSpec.Constant(0);

	/** The optimizer's name on the wire. */
	default String typeName() {
		return Arrays.stream(OptimizerSpec.class.getAnnotation(JsonSubTypes.class).value())
			.filter((type) -> type.value() == getClass())
			.map(JsonSubTypes.Type::name)
			.findFirst()
			.orElseThrow();
	}

	/** Learning rate α before any schedule; null where the optimizer has none. */
	default @Nullable Double learningRate() {
		return null;
	}

	/** Whether a learning rate can be set. */
	default boolean hasLearningRate() {
		return true;
	}

	/**
	 * The same with another learning rate.
	 * @throws UnsupportedOperationException if the optimizer has none
	 */
	default OptimizerSpec withLearningRate(Double rate) {
		throw new UnsupportedOperationException(typeName() + " has no learning rate");
	}

	/** How the learning rate changes. */
	default ScheduleSpec schedule() {
		return NO_SCHEDULE;
	}

	/** L2 penalty λ, coupled: part of the gradient. */
	default Double l2() {
		return 0.0;
	}

	/** Decoupled weight decay λ: beside the step. */
	default Double weightDecay() {
		return 0.0;
	}

	/** The decay of its second moment in the one form; empty if it has none. */
	default Optional<SecondMomentDecay> secondMomentDecay() {
		return Optional.empty();
	}

}
