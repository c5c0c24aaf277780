package io.adax.trainer.jobs;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyTest {

	@Test
	void doesNotMindTheOrderOfFields() {
		assertThat(hash("""
				{"name": "a", "dataset": {"id": "iris", "normalization": "none"}, "network": {"layers": []},
				 "optimizer": {"type": "adam", "beta1": 0.8, "learningRate": 0.1}}""")).isEqualTo(hash("""
				{"optimizer": {"learningRate": 1e-1, "beta1": 0.80, "type": "adam"}, "network": {"layers": []},
				 "dataset": {"normalization": "none", "id": "iris"}, "name": "a"}"""));
	}

	@Test
	void doesNotMindADefaultThatIsSpelledOut() {
		assertThat(hash("""
				{"dataset": {"id": "iris"}, "network": {"layers": [{"type": "dense", "units": 8}]}}"""))
			.isEqualTo(hash("""
					{"dataset": {"id": "iris"}, "priority": 0, "training": {"epochs": 10},
					 "network": {"layers": [{"type": "dense", "units": 8, "activation": "relu"}]}}"""));
	}

	@Test
	void tellsRequestsApart() {
		assertThat(hash("""
				{"dataset": {"id": "iris"}, "network": {"layers": []}, "training": {"seed": 1}}"""))
			.isNotEqualTo(hash("""
					{"dataset": {"id": "iris"}, "network": {"layers": []}, "training": {"seed": 2}}"""));
	}

	private static String hash(String json) {
		return Idempotency.of("key", Requests.read(json)).requestHash();
	}

}
