package io.adax.trainer.optimizer;

import org.nd4j.linalg.api.buffer.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the fastest kernel that this JVM can run. */
final class Kernels {

	static final String VECTOR_MODULE = "jdk.incubator.vector";

	/**
	 * Fewer values are not worth the time that the JVM needs to load and compile vectors.
	 */
	static final long VECTORS_FROM = 1 << 15;

	private static final Logger logger = LoggerFactory.getLogger(Kernels.class);

	private Kernels() {
	}

	static Kernel<?, ?> of(DataType type, long n) {
		return switch (type) {
			case FLOAT -> vectors(n) ? new FloatVectors() : new FloatArrays();
			case DOUBLE -> vectors(n) ? new DoubleVectors() : new DoubleArrays();
			default -> throw new IllegalArgumentException(
					"The optimizer's state is %s but must be FLOAT or DOUBLE".formatted(type));
		};
	}

	private static boolean vectors(long n) {
		return n >= VECTORS_FROM && Vectors.AVAILABLE;
	}

	private static final class Vectors {

		static final boolean AVAILABLE = available();

		private static boolean available() {
			if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
				logger.info("Start Java with --add-modules {} for faster optimizer steps, to the same bits",
						VECTOR_MODULE);
				return false;
			}
			return FloatVectors.pay() && DoubleVectors.pay();
		}

	}

}
