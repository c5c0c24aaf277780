package io.adax.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.adax.client.ApiClient;
import io.adax.client.api.DatasetsApi;
import io.adax.client.api.JobsApi;
import io.adax.client.api.ModelsApi;
import io.adax.client.api.RunsApi;
import io.adax.client.model.AdaXOptimizer;
import io.adax.client.model.CosineSchedule;
import io.adax.client.model.Dataset;
import io.adax.client.model.DatasetChoice;
import io.adax.client.model.DatasetSpec;
import io.adax.client.model.DenseLayer;
import io.adax.client.model.Job;
import io.adax.client.model.JobEvent;
import io.adax.client.model.JobRequest;
import io.adax.client.model.NetworkSpec;
import io.adax.client.model.PredictionRequest;
import io.adax.client.model.Problem;
import io.adax.client.model.TrainingSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.FileSystemResource;
import org.springframework.web.client.RestClientResponseException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The generated Java client, from an upload to a prediction. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientIT {

	private final Trainer trainer;

	private ApiClient client;

	private Dataset dataset;

	private Job job;

	ClientIT(Trainer trainer) {
		this.trainer = trainer;
	}

	@BeforeAll
	void train(@TempDir Path directory) throws IOException {
		this.client = new ApiClient().setBasePath(this.trainer.address());
		Path table = Files.writeString(directory.resolve("weather.csv"),
				"t,label\n" + "1,cold\n2,cold\n8,warm\n9,warm\n".repeat(20));
		this.dataset = new DatasetsApi(this.client).uploadDataset(new FileSystemResource(table),
				new DatasetSpec().name("weather").target("label"));
		this.job = new JobsApi(this.client).submitJob(request(), null);
		this.trainer.awaitStatus(this.job.getId(), "SUCCEEDED");
	}

	private JobRequest request() {
		return new JobRequest().dataset(new DatasetChoice().id(this.dataset.getId()))
			.network(new NetworkSpec().addLayersItem(new DenseLayer().units(8)))
			.optimizer(new AdaXOptimizer().learningRate(0.01).schedule(new CosineSchedule().warmupSteps(3)))
			.training(new TrainingSpec().epochs(30).batchSize(8).seed(1L));
	}

	@Test
	void readsWhatItUploaded() {
		assertThat(this.dataset.getColumns()).extracting("name").containsExactly("t", "label");
		assertThat(this.dataset.getRows()).isEqualTo(80);
	}

	@Test
	void hasAClassForEachOptimizerAndSchedule() {
		assertThat(this.job.getOptimizer()).isInstanceOfSatisfying(AdaXOptimizer.class, (adax) -> {
			assertThat(adax.getLearningRate()).isEqualTo(0.01);
			assertThat(adax.getSchedule()).isInstanceOf(CosineSchedule.class);
		});
	}

	@Test
	void followsTheEvents() {
		List<JobEvent> events = new RunsApi(this.client).listEvents(this.job.getId(), null, 0L, 100).getItems();
		assertThat(events).extracting((event) -> event.getType().getValue()).contains("state", "started", "epoch");
	}

	@Test
	void readsACurve() {
		assertThat(new RunsApi(this.client).getMetrics(this.job.getId(), Set.of("train.loss"), 10).getSeries())
			.singleElement()
			.satisfies((series) -> assertThat(series.getPoints()).hasSizeBetween(8, 10));
	}

	@Test
	void downloadsTheModelAndAsksIt() throws IOException {
		String model = new JobsApi(this.client).getJob(this.job.getId(), null, null).getModelId();
		ModelsApi models = new ModelsApi(this.client);
		assertThat(models.downloadModel(model, null, null, null).getContentAsByteArray()).startsWith('P', 'K');
		assertThat(models.predictRows(model, new PredictionRequest().rows(List.of(Map.of("t", 9), Map.of("t", 1))))
			.getPredictions()).extracting("label").containsExactly("warm", "cold");
	}

	@Test
	void readsEveryFaultOfARefusedRequest() {
		JobRequest wrong = request().network(new NetworkSpec().addLayersItem(new DenseLayer().units(0)))
			.training(new TrainingSpec().epochs(0));
		RestClientResponseException refused = catchThrowableOfType(RestClientResponseException.class,
				() -> new JobsApi(this.client).validateJob(wrong));
		assertThat(refused.getResponseBodyAs(Problem.class).getErrors()).extracting("pointer")
			.containsExactlyInAnyOrder("/network/layers/0/units", "/training/epochs");
	}

}
