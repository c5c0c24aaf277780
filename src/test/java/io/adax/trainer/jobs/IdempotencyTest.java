package io.adax.trainer.jobs;

import io.adax.trainer.web.MergePatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

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

	@Test
	void tellsClonesApartByOriginalAndPatchAlone() {
		String clone = clone("a", "{\"name\": \"x\", \"priority\": 1}");
		assertThat(clone("a", "{\"priority\": 1, \"name\": \"x\"}")).isEqualTo(clone);
		assertThat(clone("b", "{\"name\": \"x\", \"priority\": 1}")).isNotEqualTo(clone);
		assertThat(clone("a", "{\"name\": \"x\", \"priority\": null}")).isNotEqualTo(clone);
	}

	private static String clone(String original, String patch) {
		return Idempotency.ofClone("key", original, new MergePatch(new JsonMapper().readTree(patch))).requestHash();
	}

	private static String hash(String json) {
		return Idempotency.of("key", Requests.read(json)).requestHash();
	}

}
