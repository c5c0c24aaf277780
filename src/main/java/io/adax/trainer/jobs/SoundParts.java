package io.adax.trainer.jobs;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.adax.trainer.data.SplitSpec;
import io.adax.trainer.engine.WorkerProperties;
import io.adax.trainer.training.LayerSpec;
import io.adax.trainer.training.NetworkSpec;
import io.adax.trainer.training.OptimizerSpec;
import io.adax.trainer.training.SgdOptimizer;
import io.adax.trainer.web.Records;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Puts harmless stand-ins in the place of what is already known to be wrong in a request,
 * so that the rest can still be checked and all faults be named at once. A field that has
 * a default gets that.
 */
@Component
class SoundParts {

	/** No dataset has that id, and every database can be asked for it. */
	private static final String NO_DATASET = "";

	private static final LayerSpec NO_LAYER = new LayerSpec.Dropout(0.0);

	private static final OptimizerSpec NO_OPTIMIZER = new SgdOptimizer(0.01, 0.0, 0.0, OptimizerSpec.NO_SCHEDULE);

	/** A part that exists, and that leaves enough for any other. */
	private static final double SMALL_PART = 0.05;

	private final Validator validator;

	SoundParts(Validator validator) {
		this.validator = validator;
	}

	/** The request with stand-ins; its dataset is null if the request names none. */
	JobRequest of(JobRequest request) {
		return new JobRequest(null, List.of(), 0, WorkerProperties.DEFAULT_POOL, request.task(),
				dataset(request.dataset()), network(request.network()), optimizer(request.optimizer()),
				Objects.requireNonNull(mended(request.training())));
	}

	@SuppressWarnings("NullAway") // what a client sends may be null anywhere
	private DatasetChoice dataset(@Nullable DatasetChoice dataset) {
		if (dataset == null || dataset.id() == null) {
			return null;
		}
		Set<String> faulty = faulty(dataset);
		return new DatasetChoice(faulty.contains("id") ? NO_DATASET : dataset.id(), dataset.target(),
				faulty.contains("testDatasetId") ? null : dataset.testDatasetId(), split(dataset.split()),
				dataset.normalization(), dataset.categories());
	}

	private SplitSpec split(SplitSpec split) {
		Set<String> faulty = faulty(split);
		return new SplitSpec(faulty.contains("validation") ? Double.valueOf(SMALL_PART) : split.validation(),
				faulty.contains("test") ? Double.valueOf(0) : split.test(), split.stratify());
	}

	private NetworkSpec network(@Nullable NetworkSpec network) {
		if (network == null || network.layers() == null) {
			return new NetworkSpec(List.of());
		}
		return new NetworkSpec(
				network.layers().stream().map((layer) -> Objects.requireNonNullElse(mended(layer), NO_LAYER)).toList());
	}

	private OptimizerSpec optimizer(OptimizerSpec optimizer) {
		return Objects.requireNonNullElse(mended(optimizer), NO_OPTIMIZER);
	}

	/**
	 * The record with defaults for what is faulty; null if that does not make it sound.
	 */
	@SuppressWarnings("unchecked")
	private <T> @Nullable T mended(@Nullable T part) {
		Set<String> faulty = (part != null) ? faulty(part) : Set.of();
		if (part == null || faulty.isEmpty()) {
			return part;
		}
		RecordComponent[] components = part.getClass().getRecordComponents();
		@Nullable Object[] values = new @Nullable Object[components.length];
		for (int i = 0; i < components.length; i++) {
			Object value = Records.value(part, components[i]);
			if (!faulty.contains(components[i].getName())) {
				values[i] = value;
			}
			else if (value instanceof Record) {
				values[i] = mended(value);
			}
		}
		try {
			T mended = (T) Records.construct(part.getClass(), components, values);
			return faulty(mended).isEmpty() ? mended : null;
		}
		catch (IllegalArgumentException | NullPointerException ex) {
			// one of them has no default
			return null;
		}
	}

	private Set<String> faulty(Object part) {
		return this.validator.validate(part).stream().map(SoundParts::component).collect(Collectors.toSet());
	}

	private static String component(ConstraintViolation<?> violation) {
		return violation.getPropertyPath().iterator().next().getName();
	}

}
