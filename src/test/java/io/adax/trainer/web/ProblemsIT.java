package io.adax.trainer.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.adax.trainer.RawRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.Resource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:web", "spring.flyway.enabled=false",
				"db-scheduler.enabled=false", "trainer.limits.max-request-body=1KB",
				// another test of this JVM may have asked for more, and Spring MVC then
				// reads the parameters for its log
				"logging.level.org.springframework.web=info",
				// there are no blobs here
				"management.endpoint.health.validate-group-membership=false" })
class ProblemsIT {

	@LocalServerPort
	int port;

	RestTestClient client;

	@BeforeEach
	void connect() {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GET    | /nothing        | 404 | not-found          | There is nothing at this address, or no longer.
					GET    | /               | 404 | not-found          | There is nothing at this address, or no longer.
					DELETE | /echo           | 405 | method-not-allowed | Method 'DELETE' is not supported.
					GET    | /numbers/x      | 400 | invalid-request    | /number: must be an integer of at most 5, found "x"
					GET    | /numbers/9      | 400 | invalid-request    | /number: must be at most 5, found "9"
					GET    | /missing        | 400 | invalid-request    | /name: is required
					GET    | /page?limit=201 | 400 | invalid-request    | /limit: must be between 1 and 200, found "201"
					GET    | /page?limit=ten | 400 | invalid-request    | /limit: must be an integer between 1 and 200, found "ten"
					GET    | /api/v1/page?limt=2&cursor= | 400 | invalid-request | /limt: is unknown; did you mean "limit"?
					GET    | /api/v1/page?ü=2  | 400 | invalid-request | /ü: is unknown; the query parameters here are cursor, flag, limit
					GET    | /api/v1/page?limit=1&limit=2 | 400 | invalid-request | /limit: is given more than once
					GET    | /api/v1/page?limit=0&limit=x | 400 | invalid-request | /limit: is given more than once
					GET    | /api/v1/colours?colour=RED&colour=PINK | 400 | invalid-request | /colour: must be one of RED, BLUE, found "PINK"
					GET    | /colour?colour=PINK | 400 | invalid-request | /colour: must be one of RED, BLUE, found "PINK"
					GET    | /api/v1/problems?x     | 400 | invalid-request | /x: is unknown; there are no query parameters here
					GET    | /store          | 503 | store-unavailable  | Database or blob store do not answer.
					GET    | /conflict       | 409 | conflict           | It is RUNNING.
					GET    | /error          | 404 | not-found          | There is nothing at this address, or no longer.
					""")
	void answersEveryErrorWithAProblem(String method, String path, int status, String type, String detail) {
		expectProblem(this.client.method(HttpMethod.valueOf(method)).uri(path).exchange(), status, type, detail);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			DELETE | /echo            | OPTIONS, POST
			PATCH  | /missing         | GET, HEAD, OPTIONS
			TRACE  | /both/1          | DELETE, GET, HEAD, OPTIONS
			TRACE  | /echo            | OPTIONS, POST
			POST   | /v3/api-docs     | GET, HEAD, OPTIONS
			TRACE  | /nothing/at/all  | GET, HEAD, OPTIONS
			""")
	void tellsTheMethodsThatAnAddressKnows(String method, String path, String allowed) throws IOException {
		assertThat(send(method + " " + path + " HTTP/1.1\r\nContent-Length: 0\r\n")).startsWith("HTTP/1.1 405")
			.containsOnlyOnce("Allow: ")
			.contains("Allow: " + allowed + "\r\n", "/api/v1/problems/method-not-allowed");
	}

	/** Tomcat itself refuses it in front of a semicolon only. */
	@ParameterizedTest
	@ValueSource(strings = { "GET /echo;x=%zz", "POST /echo;%", "OPTIONS /livez;a=%4", "TRACE /echo;x=%zz",
			"GET /echo/%zz" })
	void refusesAnAddressWithAPercentSignThatIsNoEscape(String line) throws IOException {
		assertThat(send(line + " HTTP/1.1\r\nContent-Length: 0\r\n")).startsWith("HTTP/1.1 400")
			.containsIgnoringCase("Content-Type: application/problem+json")
			.contains("/api/v1/problems/bad-request");
	}

	@Test
	void namesTheAddressWhoseMethodTomcatRefuses() throws IOException {
		assertThat(send("TRACE /both/1 HTTP/1.1\r\n")).contains("\"instance\":\"/both/1\"");
	}

	/** Whichever part of it is asked for; of nothing that was told of it is left. */
	@ParameterizedTest
	@CsvSource({ "Accept, */*", "Range, bytes=0-1", "If-None-Match, other" })
	void answersWithAProblemWhereAFileIsDeletedBeforeItIsSent(String header, String value) {
		ResponseSpec answer = this.client.get().uri("/vanishing").header(header, value).exchange();
		for (String gone : List.of("Content-Disposition", "Content-Range", "Accept-Ranges", "ETag")) {
			answer.expectHeader().doesNotExist(gone);
		}
		expectProblem(answer, 404, "not-found", "It has just been deleted.");
	}

	/** Each of another kind, and the body's among them. */
	@Test
	void tellsAllFaultsOfParametersHeadersAndBodyAtOnce() {
		this.client.post()
			.uri("/api/v1/all?number=x&least=0&colour=PINK&limit=0&cursor=x&more=1")
			.header("X-Some-Key", "much too long")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"count\": 0}")
			.exchange()
			.expectBody()
			.jsonPath("$.errors[*].pointer")
			.value(List.class, (pointers) -> assertThat(pointers).isEqualTo(List.of("/X-Some-Key", "/colour", "/count",
					"/cursor", "/least", "/limit", "/missing", "/more", "/number")));
	}

	@Test
	void tellsWhenToTryAgain() {
		this.client.get().uri("/store").exchange().expectHeader().valueEquals("Retry-After", "5");
	}

	@Test
	void announcesWhatWillGo() {
		this.client.get()
			.uri("/api/v1/old")
			.exchange()
			.expectHeader()
			.valueEquals("Deprecation", "@1798761600")
			.expectHeader()
			.valueEquals("Sunset", "Thu, 01 Jul 2027 00:00:00 GMT")
			.expectHeader()
			.valueEquals("Link", "</api/v1/new>; rel=\"deprecation\"");
		this.client.get()
			.uri("/v3/api-docs")
			.exchange()
			.expectBody()
			.jsonPath("$.paths['/api/v1/old'].get.deprecated")
			.isEqualTo(true);
	}

	@Test
	void announcesNothingOfWhatStays() {
		this.client.get().uri("/api/v1/page").exchange().expectHeader().doesNotExist("Deprecation");
	}

	@Test
	void answersWithAProblemWhateverIsAcceptable() {
		expectProblem(this.client.get().uri("/numbers/1").accept(MediaType.IMAGE_PNG).exchange(), 406, "not-acceptable",
				"Acceptable representations: [application/json].");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/problem+json", "application/merge-patch+json" })
	void callsAResultByNoOtherNameOfJson(String accepted) {
		expectProblem(this.client.get().uri("/numbers/1").header("Accept", accepted).exchange(), 406, "not-acceptable",
				"Acceptable representations: [application/json].");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/*", "*/*",
			"application/problem+json, application/json;q=0.9" })
	void callsAResultJson(String accepted) {
		this.client.get()
			.uri("/numbers/1")
			.header("Accept", accepted)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_JSON);
	}

	@Test
	void takesTheParametersThatAreDeclared() {
		this.client.get().uri("/api/v1/page?limit=2&cursor=&flag=on").exchange().expectStatus().isOk();
	}

	@Test
	void takesSeveralValuesWhereSeveralAreMeant() {
		this.client.get().uri("/api/v1/colours?colour=RED&colour=BLUE").exchange().expectStatus().isOk();
	}

	@Test
	void namesAHeaderByItsName() {
		expectProblem(this.client.get().uri("/header").header("X-Some-Key", "").exchange(), 400, "invalid-request",
				"/X-Some-Key: must have between 1 and 9 characters, found \"\"");
	}

	@Test
	void leavesTheParametersOfOthersAlone() {
		this.client.get().uri("/v3/api-docs?x=1").exchange().expectStatus().isOk();
	}

	@Test
	void hidesWhatIsUnexpected() {
		this.client.get()
			.uri("/bug")
			.exchange()
			.expectStatus()
			.isEqualTo(500)
			.expectBody()
			.jsonPath("$.errorId")
			.isNotEmpty()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).doesNotContain("secret", "IllegalState"));
	}

	@Test
	void readsARecordStrictly() {
		expectProblem(post("{\"count\": \"1\"}"), 400, "invalid-request",
				"/count: must be an integer of at least 1, found \"1\"");
		expectProblem(post("{\"count\": 1"), 400, "malformed-json",
				"Unexpected end-of-input: expected close marker for Object at line 1, column 12.");
		expectProblem(post(""), 400, "invalid-request", "a JSON body is required");
		expectProblem(post(" ".repeat(1025)), 413, "payload-too-large", "The body may have up to 1,024 bytes.");
		post("{\"count\": 2}").expectStatus().isOk().expectBody().json("{\"count\": 2}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/yaml", "application/xml", "application/x-www-form-urlencoded" })
	void readsNoOtherMediaType(String type) {
		expectProblem(
				this.client.post()
					.uri("/echo")
					.header("Content-Type", type)
					.body("count: 1".getBytes(StandardCharsets.UTF_8))
					.exchange(),
				415, "unsupported-media-type", "Content-Type '" + type + "' is not supported; send application/json.");
	}

	@Test
	void tellsWhatToSendWhereNothingIsSaid() throws IOException {
		assertThat(send("POST /echo HTTP/1.1\r\nContent-Length: 2\r\n", "{}")).startsWith("HTTP/1.1 415")
			.contains("There is no Content-Type; send application/json.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "//", "/a|b", "/a%2Fb", "/a%00b", "nonsense" })
	void answersWithAProblemEvenWhereTomcatRefuses(String target) throws IOException {
		assertThat(raw(target)).startsWith("HTTP/1.1 400")
			.contains("Content-Type: application/problem+json", "/api/v1/problems/bad-request")
			.doesNotContain("html", "Tomcat", "Exception");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/page?=x", "/page?limit=1&=", "/page?limit=%zz", "/api/v1/page?=x", "/api/v1/problems?=x",
			"/api/v1/page?limit=%zz", "/api/v1/page?cursor=%C3%28" })
	void explainsParametersThatCannotBeRead(String target) throws IOException {
		assertThat(raw(target)).startsWith("HTTP/1.1 400")
			.contains("Content-Type: application/problem+json", "/api/v1/problems/bad-request",
					KnownParameters.UNREADABLE);
	}

	/** What HTTP itself does not know is not the service's fault. */
	@ParameterizedTest
	@ValueSource(
			strings = { "CONNECT localhost:1 HTTP/1.1", "GET / HTTP/9.9", "GET / HTTP/1.1\r\nTransfer-Encoding: gzip" })
	void answersWithoutAFaultOfItsOwn(String start) throws IOException {
		assertThat(send(start + "\r\n")).startsWith("HTTP/1.1 400")
			.contains("Content-Type: application/problem+json\r\n", "/api/v1/problems/bad-request");
	}

	private String raw(String target) throws IOException {
		return send("GET " + target + " HTTP/1.1\r\n");
	}

	private String send(String start) throws IOException {
		return send(start, "");
	}

	private String send(String start, String body) throws IOException {
		return RawRequest.send(this.port, start + "Host: localhost\r\nConnection: close\r\n\r\n" + body);
	}

	@Test
	void listsEveryTypeOfProblem() {
		this.client.get()
			.uri(ProblemType.BASE)
			.exchange()
			.expectBody()
			.jsonPath("$.items.length()")
			.isEqualTo(ProblemType.values().length);
	}

	@Test
	void explainsEveryTypeOfProblem() {
		for (ProblemType type : ProblemType.values()) {
			this.client.get()
				.uri(type.uri())
				.exchange()
				.expectBody()
				.jsonPath("$.title")
				.isEqualTo(type.title())
				.jsonPath("$.status")
				.isEqualTo(type.status().value());
		}
		expectProblem(this.client.get().uri(ProblemType.BASE + "/none").exchange(), 404, "not-found",
				"There is no problem type \"none\".");
	}

	@Test
	void documentsTheProblemsOfEachOperation() {
		this.client.get()
			.uri("/v3/api-docs")
			.exchange()
			.expectBody()
			.jsonPath("$.paths['/echo'].post.responses")
			.value(Map.class,
					(responses) -> assertThat(responses).containsOnlyKeys("200", "400", "406", "413", "415", "500",
							"503"))
			.jsonPath("$.paths['/echo'].post.responses.400['$ref']")
			.isEqualTo("#/components/responses/BadRequestOrInvalidRequestOrMalformedJson")
			.jsonPath("$.components.responses.NotFound.content['application/problem+json'].schema['$ref']")
			.isEqualTo("#/components/schemas/Problem")
			.jsonPath("$.components.schemas.Problem.properties.errors.items['$ref']")
			.isEqualTo("#/components/schemas/Fault")
			.jsonPath("$.paths['/busy'].get.responses")
			.value(Map.class,
					(responses) -> assertThat(responses).containsOnlyKeys("200", "400", "406", "429", "500", "503"))
			.jsonPath("$.components.responses.EngineUnavailableOrStoreUnavailable.description")
			.isEqualTo(ProblemType.ENGINE_UNAVAILABLE.explanation() + " Or: "
					+ ProblemType.STORE_UNAVAILABLE.explanation())
			.jsonPath("$.paths['/page'].get.parameters[?(@.name == 'cursor')].schema.type")
			.isEqualTo("string");
	}

	private ResponseSpec post(String body) {
		return this.client.post().uri("/echo").contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

	private static void expectProblem(ResponseSpec answer, int status, String type, String detail) {
		answer.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.type")
			.isEqualTo("/api/v1/problems/" + type)
			.jsonPath("$.status")
			.isEqualTo(status)
			.jsonPath("$.detail")
			.isEqualTo(detail);
	}

	enum Colour {

		RED, BLUE

	}

	record Colours(Set<Colour> colour) {
	}

	record Count(@Min(1) int count) {
	}

	@RestController
	static class Failing {

		@PostMapping("/echo")
		Count echo(@RequestBody Count count) {
			return count;
		}

		@GetMapping("/numbers/{number}")
		Count number(@PathVariable @Max(5) int number) {
			return new Count(number);
		}

		@GetMapping("/both/{number}")
		Count shown(@PathVariable int number) {
			return new Count(number);
		}

		@DeleteMapping("/both/{number}")
		void deleted(@PathVariable int number) {
		}

		@GetMapping("/missing")
		String missing(@RequestParam String name) {
			return name;
		}

		@GetMapping("/page")
		Page<String> page(@Valid @ParameterObject PageQuery page) {
			return Page.of(List.of(), page, (item) -> item);
		}

		@GetMapping("/api/v1/page")
		Page<String> strictPage(@Valid @ParameterObject PageQuery page, @RequestParam(required = false) String flag) {
			return page(page);
		}

		@PostMapping("/api/v1/all")
		String all(@RequestParam int number, @RequestParam @Min(1) int least, @RequestParam String missing,
				@ParameterObject Colours colours, @Valid @ParameterObject PageQuery page,
				@RequestHeader(name = "X-Some-Key") @Size(min = 1, max = 9) String key, @RequestBody Count count) {
			return missing;
		}

		@GetMapping("/api/v1/colours")
		Colours colours(@ParameterObject Colours colours) {
			return colours;
		}

		@GetMapping("/api/v1/old")
		@Deprecating(since = "2027-01-01", sunset = "2027-07-01", link = "/api/v1/new")
		String old() {
			return "old";
		}

		@GetMapping("/colour")
		Colour colour(@RequestParam Colour colour) {
			return colour;
		}

		@GetMapping("/header")
		String header(@RequestHeader(name = "X-Some-Key") @Size(min = 1, max = 9) String key) {
			return key;
		}

		@GetMapping("/store")
		String store() {
			throw new DataAccessResourceFailureException("connection to secret host refused");
		}

		/** What a job deletes between two looks. */
		@GetMapping("/vanishing")
		ResponseEntity<Resource> vanishing(HttpServletRequest request) throws IOException {
			Path file = Files.writeString(Files.createTempFile("vanishing", null), "bytes");
			ResponseEntity<Resource> answer = new Download(5, () -> Files.newInputStream(file),
					MediaType.APPLICATION_OCTET_STREAM, "1", "name")
				.answer(request);
			Files.delete(file);
			return answer;
		}

		@GetMapping("/conflict")
		String conflict() {
			throw ProblemType.CONFLICT.because("It is RUNNING.");
		}

		@GetMapping("/busy")
		@MayAnswer({ ProblemType.TOO_MANY_REQUESTS, ProblemType.ENGINE_UNAVAILABLE })
		String busy() {
			throw ProblemType.TOO_MANY_REQUESTS.because("Too many.");
		}

		@GetMapping("/bug")
		String bug() {
			throw new IllegalStateException("secret");
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	@ComponentScan(basePackages = "io.adax.trainer.web",
			excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
	@EnableConfigurationProperties(RequestLimits.class)
	static class Service {

		/** The door is another module's. */
		@Bean
		SecurityFilterChain open(HttpSecurity http) {
			return http.csrf(AbstractHttpConfigurer::disable)
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.build();
		}

		@Bean
		Failing failing() {
			return new Failing();
		}

	}

}
