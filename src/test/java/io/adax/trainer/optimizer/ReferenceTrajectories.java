package io.adax.trainer.optimizer;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Trajectories in float64 from an independent implementation: θ, m and v̂ of 8 elements
 * that start at θ_0[i] = (i+1)/8 and follow {@link #gradient}.
 */
record ReferenceTrajectories(Map<String, List<double[]>> decays, Map<String, Case> cases) {

	static final int SIZE = 8;

	private static final double[] SCALES = { 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100, 1000 };

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	static ReferenceTrajectories load() {
		try (InputStream json = ReferenceTrajectories.class.getResourceAsStream("adax-family.json")) {
			return MAPPER.readValue(Objects.requireNonNull(json), ReferenceTrajectories.class);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Case named(String name) {
		return Objects.requireNonNull(this.cases.get(name));
	}

	static double gradient(long t, int i) {
		return Math.sin(0.1 * t * (i + 1)) * SCALES[i];
	}

	static double start(int i) {
		return (i + 1) / 8.0;
	}

	record Case(Config config, List<Step> steps) {
	}

	record Config(String kind, double lr, double b1, double b2, double eps,
			@JsonProperty("eps_place") String epsilonPlacement, double l2, double decoupled,
			@JsonProperty("correct_m") boolean correctsM) {
	}

	record Step(long t, double decay, double[] theta, double[] m, @JsonProperty("vHat") double[] v) {
	}

}
