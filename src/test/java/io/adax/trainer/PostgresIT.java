package io.adax.trainer;

import java.io.IOException;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole service on PostgreSQL: its migrations, its mapping and its queries. */
@ServiceTest
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresIT {

	private static EmbeddedPostgres postgres;

	private final Trainer trainer;

	private final JdbcTemplate database;

	private String id;

	private JsonNode job;

	PostgresIT(Trainer trainer, JdbcTemplate database) {
		this.trainer = trainer;
		this.database = database;
	}

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry properties) throws IOException {
		postgres = EmbeddedPostgres.start();
		properties.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
		properties.add("spring.datasource.username", () -> "postgres");
		properties.add("spring.datasource.password", () -> "postgres");
	}

	@BeforeAll
	void train() {
		this.id = this.trainer.submit(JobJson.iris());
		this.job = this.trainer.awaitStatus(this.id, "SUCCEEDED");
	}

	@AfterAll
	static void stop() throws IOException {
		postgres.close();
	}

	@Test
	void isPostgres() {
		assertThat(this.database.queryForObject("select version()", String.class)).startsWith("PostgreSQL 17");
	}

	@Test
	void trainsAJob() {
		assertThat(this.job.get("progress").asDouble()).isEqualTo(1);
		assertThat(this.trainer.iterations(this.id, "train.loss")).hasSize(40);
		assertThat(this.trainer.events(this.id)).hasSize(27);
	}

	@Test
	void keepsItsModelAndEvaluation() {
		String model = this.job.get("modelId").stringValue();
		this.trainer.get("/jobs/" + this.id + "/evaluation").expect(200);
		assertThat(this.trainer.get("/models/" + model + "/content").expect(200).body()).isNotEmpty();
	}

	@Test
	void listsPageByPage() {
		String second = this.trainer.submit(JobJson.small().tagged("page"));
		String third = this.trainer.submit(JobJson.small().tagged("page"));
		Answer page = this.trainer.get("/jobs?tag=page&limit=1");
		assertThat(ids("/jobs?tag=page&limit=1")).containsExactly(third);
		assertThat(ids("/jobs?tag=page&limit=1&cursor=" + page.text("/nextCursor"))).containsExactly(second);
		this.trainer.awaitStatus(third, "SUCCEEDED");
		this.trainer.awaitStatus(second, "SUCCEEDED");
	}

	@Test
	void filtersByEachProperty() {
		for (String filter : List.of("status=SUCCEEDED", "tag=demo", "optimizer=adax", "dataset=iris")) {
			assertThat(ids("/jobs?" + filter)).as(filter).contains(this.id);
		}
		for (String filter : List.of("status=FAILED", "tag=other", "optimizer=sgd", "dataset=other")) {
			assertThat(ids("/jobs?" + filter)).as(filter).isEmpty();
		}
	}

	@Test
	void listsModelsAndDatasets() {
		assertThat(ids("/models")).contains(this.job.get("modelId").stringValue());
		assertThat(ids("/datasets")).contains("iris");
	}

	@Test
	void deletesAJobWithAllThatItLeft() {
		String deleted = this.trainer.submit(JobJson.small());
		this.trainer.awaitStatus(deleted, "SUCCEEDED");
		this.trainer.delete("/jobs/" + deleted).expect(204);
		this.trainer.get("/jobs/" + deleted).expect(404);
	}

	private List<String> ids(String path) {
		return Trainer.items(this.trainer.get(path)).map((item) -> item.get("id").stringValue()).toList();
	}

}
