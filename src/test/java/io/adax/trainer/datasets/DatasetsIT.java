package io.adax.trainer.datasets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.domain.Limit;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("database")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:datasets", "db-scheduler.enabled=false", "trainer.limits.max-upload=64KB" })
class DatasetsIT {

	private static final String FLOWERS = "width,height,kind\n1,2.5,rose\n3,4.5,lily\n5,6.5,rose\n";

	private static final Runnable NOTHING = () -> {
	};

	@TempDir
	static Path home;

	@LocalServerPort
	int port;

	@Autowired
	Datasets datasets;

	@Autowired
	DatasetRepository rows;

	@Autowired
	Set<String> used;

	/** What happens while somebody asks whether a dataset is used. */
	@Autowired
	AtomicReference<Runnable> asked;

	@Autowired
	JdbcTemplate database;

	DatasetClient client;

	@DynamicPropertySource
	static void useTemporaryHome(DynamicPropertyRegistry properties) {
		properties.add("trainer.home", home::toString);
	}

	@BeforeEach
	void connect() {
		this.client = new DatasetClient(this.port);
	}

	@AfterEach
	void deleteUploads() {
		this.used.clear();
		this.asked.set(NOTHING);
		all().forEach((dataset) -> this.client.delete(dataset.id()));
	}

	@Test
	void showsWhatWasUploaded() {
		String id = this.client.uploaded("flowers.csv", FLOWERS);
		this.client.get("/" + id).expectStatus().isOk().expectBody().json("""
				{"name": "flowers", "version": 1, "format": "csv", "header": true, "sizeBytes": 51, "rows": 3,
				 "target": "kind", "task": "classification", "builtin": false,
				 "columns": [{"name": "width", "type": "numeric", "minimum": 1.0, "maximum": 5.0},
				             {"name": "height"}, {"name": "kind", "categories": ["lily", "rose"]}]}""");
		StoredDataset dataset = this.datasets.find(id).orElseThrow();
		assertThat(this.datasets.file(dataset)).hasContent(FLOWERS);
		assertThat(dataset.schema().rows()).isEqualTo(3);
	}

	@Test
	void believesTheSpec() {
		this.client.upload("x.txt", "1\t2.\n3\t4.\n", """
				{"name": "numbers", "format": "tsv", "header": false, "target": "c2", "targetSuffix": "."}""")
			.expectStatus()
			.isCreated()
			.expectBody()
			.json("""
					{"name": "numbers", "format": "tsv", "header": false, "target": "c2", "rows": 2,
					 "columns": [{"name": "c1"}, {"name": "c2", "type": "numeric", "maximum": 4.0}]}""");
	}

	@Test
	void previewsTheFirstRows() {
		String id = this.client.uploaded("flowers.csv", FLOWERS);
		this.client.get("/" + id + "/preview?rows=2").expectBody().json("""
				{"columns": ["width", "height", "kind"], "rows": [["1", "2.5", "rose"], ["3", "4.5", "lily"]]}""");
	}

	@Test
	void listsPageByPageTheNewestFirst() {
		String first = this.client.uploaded("flowers.csv", FLOWERS);
		String second = this.client.uploaded("flowers.csv", FLOWERS);
		this.client.uploaded("other.csv", FLOWERS);
		String[] cursor = new String[1];
		this.client.get("?name=flowers&limit=1")
			.expectBody()
			.jsonPath("$.items[*].id")
			.isEqualTo(second)
			.jsonPath("$.items[0].version")
			.isEqualTo(2)
			.jsonPath("$.nextCursor")
			.value(String.class, (next) -> cursor[0] = next);
		this.client.get("?name=flowers&limit=1&cursor=" + cursor[0])
			.expectBody()
			.jsonPath("$.items[*].id")
			.isEqualTo(first)
			.jsonPath("$.nextCursor")
			.doesNotExist();
	}

	@Test
	void namesEveryFaultOfAForm() {
		assertThat(DatasetClient.faults(this.client.post("fiel", "1,2", "{\"header\": \"maybe\", \"title\": \"x\"}")))
			.containsExactlyInAnyOrder("/fiel", "/file", "/spec/header", "/spec/title");
	}

	@Test
	void keepsNothingOfATableThatItRefuses() throws IOException {
		this.client.upload("bad.csv", "a,b\n1,2\n3\n", null).expectStatus().isBadRequest().expectBody().json("""
				{"errors": [{"pointer": "/file/3", "message": "Line 3 has 1 fields where 2 are expected.",
				 "rule": "length", "found": "1", "allowed": "2 fields"}]}""");
		assertThat(blobs()).isEmpty();
		assertThat(files("uploads")).isEmpty();
	}

	@Test
	void keepsTheBytesOfAnotherDatasetWhenItRefusesThemForThisOne() throws IOException {
		this.client.uploaded("flowers.csv", FLOWERS);
		assertThat(DatasetClient.faults(this.client.upload("flowers.csv", FLOWERS, "{\"target\": \"color\"}")))
			.containsExactly("/spec/target");
		assertThat(blobs()).hasSize(1);
	}

	@Test
	void tellsWhatWasMeantByATargetThatIsNotThere() {
		this.client.upload("flowers.csv", FLOWERS, "{\"target\": \"knid\"}")
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.json("""
					{"errors": [{"pointer": "/spec/target", "rule": "reference", "found": "knid", "suggestion": "kind",
					 "allowed": "one of 'width', 'height', 'kind'",
					 "message": "There is no column 'knid' to learn; there are 'width', 'height', 'kind'; did you mean \\"kind\\"?"}]}""");
	}

	@Test
	void refusesALargeUpload() throws IOException {
		this.client.upload("large.csv", "1,2\n".repeat(20_000), null)
			.expectStatus()
			.isEqualTo(HttpStatus.CONTENT_TOO_LARGE)
			.expectBody()
			.json("""
					{"type": "/api/v1/problems/payload-too-large", "detail": "The upload may have up to 65,536 bytes."}""");
		assertThat(files("uploads")).isEmpty();
	}

	@Test
	void deletesTheBytesWithTheLastDatasetThatHasThem() throws IOException {
		String one = this.client.uploaded("one.csv", FLOWERS);
		String two = this.client.uploaded("two.csv", FLOWERS);
		this.client.delete(one).expectStatus().isNoContent();
		assertThat(blobs()).hasSize(1);
		this.client.delete(two).expectStatus().isNoContent();
		assertThat(blobs()).isEmpty();
		this.client.get("/" + two).expectStatus().isNotFound();
	}

	@Test
	void keepsADatasetThatIsUsed() {
		String id = this.client.uploaded("flowers.csv", FLOWERS);
		this.used.add(id);
		this.client.delete(id).expectStatus().isEqualTo(HttpStatus.CONFLICT);
		assertThat(this.datasets.find(id)).isPresent();
	}

	@Test
	void losesNoBytesWhenTheSameTableComesAndGoesAtOnce() throws IOException {
		IntStream.range(0, 40).parallel().forEach((i) -> {
			String id = this.client.uploaded("flowers" + i + ".csv", FLOWERS);
			if (i % 2 == 0) {
				this.client.delete(id).expectStatus().isNoContent();
			}
		});
		assertThat(blobs()).hasSize(1);
	}

	@Test
	void numbersVersionsWithoutGapsWhenUploadsRace() {
		IntStream.range(0, 12).parallel().forEach((i) -> this.client.uploaded("flowers.csv", FLOWERS));
		assertThat(all()).filteredOn((dataset) -> dataset.name().equals("flowers"))
			.extracting(DatasetSummary::version)
			.containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
	}

	@Test
	void hasIrisBuiltIn() throws IOException {
		StoredDataset iris = this.datasets.find("iris").orElseThrow();
		assertThat(iris.schema().column("species").flatMap((column) -> Optional.ofNullable(column.categories())))
			.contains(List.of("setosa", "versicolor", "virginica"));
		assertThat(Files.readAllLines(this.datasets.file(iris))).hasSize(151)
			.startsWith("sepalLength,sepalWidth,petalLength,petalWidth,species", "5.1,3.5,1.4,0.2,setosa");
		this.client.delete("iris").expectStatus().isEqualTo(HttpStatus.CONFLICT);
	}

	/**
	 * Who submits a job holds the dataset's row first, so it waits, and finds no dataset.
	 */
	@Test
	void asksWhoNeedsADatasetWhileNobodyCanBegin() {
		String id = this.client.uploaded("flowers.csv", FLOWERS);
		List<String> free = new ArrayList<>(List.of(id));
		this.asked.set(() -> free.retainAll(CompletableFuture
			.supplyAsync(
					() -> this.database.queryForList("select id from dataset for update skip locked", String.class))
			.join()));
		this.client.delete(id).expectStatus().isNoContent();
		assertThat(free).isEmpty();
	}

	/** The blobs of all but the built-in dataset. */
	private List<Path> blobs() throws IOException {
		String iris = this.rows.find("iris", null).map(Dataset::sha256).orElse("");
		return files("blobs").stream().filter((file) -> !file.endsWith(iris) && !file.endsWith("claims")).toList();
	}

	private static List<Path> files(String directory) throws IOException {
		try (Stream<Path> files = Files.walk(home.resolve(directory))) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	private List<DatasetSummary> all() {
		return this.rows.list(null, true, "", true, "", Limit.unlimited());
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@AutoConfigurationPackage(basePackages = { "io.adax.trainer.access", "io.adax.trainer.datasets" })
	@ComponentScan(
			basePackages = { "io.adax.trainer.web", "io.adax.trainer.access", "io.adax.trainer.storage",
					"io.adax.trainer.datasets" },
			excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
	@ConfigurationPropertiesScan({ "io.adax.trainer.web", "io.adax.trainer.access", "io.adax.trainer.storage",
			"io.adax.trainer.datasets" })
	static class Service {

		@Bean
		Set<String> used() {
			return ConcurrentHashMap.newKeySet();
		}

		@Bean
		AtomicReference<Runnable> asked() {
			return new AtomicReference<>(NOTHING);
		}

		@Bean
		DatasetUse use(Set<String> used, AtomicReference<Runnable> asked) {
			return (id) -> {
				asked.get().run();
				return used.contains(id);
			};
		}

	}

}
