package io.adax.trainer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.adax.trainer.GuardedService.Keys;
import io.adax.trainer.GuardedService.Provider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may come in, and what they may do. */
@GuardedService
@ExtendWith(OutputCaptureExtension.class)
class AccessIT {

	private final Trainer trainer;

	private final Trainer admin;

	private final Keys keys;

	private final Environment environment;

	AccessIT(Trainer trainer, Environment environment) {
		this.trainer = trainer;
		this.admin = trainer.with(GuardedService.ADMIN);
		this.keys = new Keys(trainer);
		this.environment = environment;
	}

	@Test
	void letsNobodyInWithoutAKey() {
		Answer refused = this.trainer.get("/jobs").expect(401);
		assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("resource_metadata");
		assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
		assertThat(refused.text("/type")).isEqualTo("/api/v1/problems/unauthorized");
	}

	@ParameterizedTest
	@ValueSource(strings = { "adax_root_0000000000000000000000000000000000000000000000000000000000000000",
			"adax_nobody_0000000000000000000000000000000000000000000000000000000000000000", "adax_x",
			"eyJhbGciOiJub25lIn0.e30." })
	void letsNobodyInWithAWrongOne(String token) {
		Answer refused = this.trainer.with(new Trainer.Token(token)).get("/jobs").expect(401);
		assertThat(refused.header("WWW-Authenticate")).contains("invalid_token").doesNotContain(token);
		assertThat(refused.toString()).doesNotContain(token);
	}

	@ParameterizedTest
	@CsvSource({ "viewer, GET, /jobs, 200", "viewer, GET, /system, 200", "viewer, DELETE, /jobs/none, 403",
			"viewer, GET, /webhooks, 403", "viewer, GET, /keys, 403", "trainer, DELETE, /jobs/none, 404",
			"trainer, GET, /webhooks, 200", "trainer, GET, /keys, 403", "trainer, GET, /audit, 403",
			"admin, GET, /keys, 200", "admin, GET, /audit, 200", "admin, DELETE, /jobs/none, 404" })
	void letsARoleDoWhatItMay(String role, String method, String path, int status) {
		this.keys.as(role, "roles").send(method, path, null, null).expect(status);
	}

	@Test
	void namesTheRoleThatIsMissing() {
		Answer refused = this.keys.as("viewer", "roles").post("/jobs/cancel?tag=x").expect(403);
		assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope");
		assertThat(refused.text("/detail")).contains("trainer");
	}

	@Test
	void letsAKeyInUntilItIsRevoked() {
		Answer made = this.admin.post("/keys", """
				{"name": "nightly", "role": "trainer", "project": "night"}""").expect(201);
		assertThat(made.header("Cache-Control")).isEqualTo("no-store");
		String id = made.text("/id");
		Trainer holder = this.trainer.with(new Trainer.Token(made.text("/key")));
		holder.get("/jobs").expect(200);
		JsonNode shown = this.admin.get("/keys/" + id).expect(200).json();
		assertThat(shown.has("lastUsedAt")).isTrue();
		assertThat(made.text("/key")).startsWith(shown.get("prefix").stringValue() + "_");
		this.admin.delete("/keys/" + id).expect(200);
		holder.get("/jobs").expect(401);
		assertThat(this.admin.get("/keys/" + id).expect(200).json().has("revokedAt")).isTrue();
	}

	@Test
	void tellsNothingOfItselfToStrangers() throws Exception {
		assertThat(status(this.trainer.address() + "/.well-known/oauth-protected-resource")).isEqualTo(401);
	}

	@Test
	void saysThatAProjectIsNotTheCallers() {
		this.admin.get("/jobs", "Trainer-Project", "roles", "Trainer-Project", "others").expect(403);
		Answer refused = this.keys.as("trainer", "roles").get("/jobs", "Trainer-Project", "others").expect(403);
		assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope");
	}

	@Test
	void namesTheFaultsOfAKey() {
		assertThat(this.admin.post("/keys", """
				{"name": "", "role": "boss", "project": "No!", "validFor": "PT1S"}""").expect(400).pointers())
			.containsExactlyInAnyOrder("/name", "/role", "/project", "/validFor");
	}

	@Test
	void letsATokenOfTheProviderIn() {
		Map<String, Object> claims = Map.of("realm_access", Map.of("roles", List.of("trainer")), "project", "people");
		Trainer alice = this.trainer.with(Provider.token("trainer", claims));
		String job = alice.submit(JobJson.small());
		assertThat(alice.job(job).get("project").stringValue()).isEqualTo("people");
		alice.get("/keys").expect(403);
	}

	@Test
	void letsNoTokenInThatIsForOthersOrOfOthersOrTellsNoRole() {
		Map<String, Object> claims = Map.of("realm_access", Map.of("roles", List.of("admin")), "project", "people");
		this.trainer.with(Provider.token("somebody-else", claims)).get("/jobs").expect(401);
		this.trainer.with(Provider.tokenOfAnother(claims)).get("/jobs").expect(401);
		this.trainer.with(Provider.oldToken(claims)).get("/jobs").expect(401);
		this.trainer.with(Provider.token("trainer", Map.of("project", "people"))).get("/jobs").expect(401);
	}

	@Test
	void slowsACallerDown() {
		Trainer hasty = this.keys.as("viewer", "hasty");
		Answer refused = IntStream.range(0, 5000)
			.mapToObj((request) -> hasty.get("/problems"))
			.filter((answer) -> answer.status() == 429)
			.findFirst()
			.orElseThrow();
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
		assertThat(refused.text("/type")).isEqualTo("/api/v1/problems/too-many-requests");
		this.keys.as("viewer", "hasty").get("/jobs").expect(200);
	}

	/** Nor does the audit log tell of each of them. */
	@Test
	void slowsDownWhoNamesProjectsOfOthers() {
		Trainer nosy = this.keys.as("viewer", "nosy");
		assertThat(nosy.get("/jobs", "Trainer-Project", "people").status()).isEqualTo(403);
		assertThat(IntStream.range(0, 5000)
			.anyMatch((request) -> nosy.get("/jobs", "Trainer-Project", "people").status() == 429)).isTrue();
		assertThat(Trainer.items(this.admin.get("/audit?limit=200", "Trainer-Project", "nosy")))
			.extracting((entry) -> entry.get("status").asInt())
			.contains(403, 429)
			.hasSizeLessThan(150);
	}

	@Test
	void refusesMoreInTheQueueThanTheQuota() {
		Trainer small = this.keys.as("trainer", "small");
		small.submit(JobJson.small());
		Answer refused = small.post("/jobs", JobJson.small()).expect(429);
		assertThat(refused.text("/type")).isEqualTo("/api/v1/problems/queue-quota");
		assertThat(refused.text("/detail")).contains("trainer.quotas.queued");
		assertThat(refused.header("Retry-After")).isNotEmpty();
	}

	@Test
	void refusesMoreBytesThanTheQuota() {
		Trainer small = this.keys.as("trainer", "small");
		small.upload("fits", "t,label\n1,cold\n9,warm\n".repeat(1) + "2,cold\n8,warm\n".repeat(3));
		Answer refused = small
			.postAs("multipart/form-data; boundary=form", "/datasets",
					Trainer.form("t,label\n" + "1,a\n2,b\n".repeat(20), "x"))
			.expect(409);
		assertThat(refused.text("/type")).isEqualTo("/api/v1/problems/storage-quota");
		assertThat(refused.text("/detail")).contains("trainer.quotas.bytes");
	}

	@Test
	void writesDownWhoDidWhatFromWhere() {
		Trainer holder = this.keys.as("trainer", "audited");
		String job = holder.submit(JobJson.small());
		holder.get("/jobs/" + job).expect(200);
		holder.delete("/jobs?tag=gone").expect(200);
		holder.get("/keys").expect(403);
		List<JsonNode> entries = Trainer.items(this.admin.get("/audit?limit=200", "Trainer-Project", "audited"))
			.toList();
		assertThat(entries)
			.extracting((entry) -> entry.get("method").stringValue() + " " + entry.get("path").stringValue() + " "
					+ entry.get("status").asInt())
			.containsExactly("GET /api/v1/keys 403", "DELETE /api/v1/jobs 200", "POST /api/v1/jobs 201");
		assertThat(entries).extracting((entry) -> entry.path("query").asString(null))
			.containsExactly(null, "tag=gone", null);
		assertThat(entries.get(0).get("name").stringValue()).isEqualTo("a trainer of audited");
		assertThat(entries.get(0).get("address").stringValue()).isEqualTo("127.0.0.1");
	}

	@Test
	void isClosedToPagesOfOthers() throws Exception {
		assertThat(preflight("https://elsewhere.example").statusCode()).isEqualTo(403);
		HttpResponse<String> allowed = preflight("https://pages.example");
		assertThat(allowed.statusCode()).isEqualTo(200);
		assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains("https://pages.example");
	}

	/** Which bytes they got, and what will go. */
	@Test
	void showsPagesWhatTheyNeedOfAnAnswer() {
		Answer answer = this.admin.get("/optimizers", "Origin", "https://pages.example").expect(200);
		assertThat(answer.header("Access-Control-Expose-Headers")).contains("Content-Range", "Accept-Ranges",
				"Deprecation");
	}

	@Test
	void letsNobodyStoreTheSecretOfAWebhook() {
		assertThat(this.admin.post("/webhooks", """
				{"url": "http://127.0.0.1:1/hook"}""").expect(201).header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void tellsBrowsersToBeCareful() {
		Answer answer = this.admin.get("/jobs").expect(200);
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
		assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
		assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
	}

	@Test
	void hasItsManagementOnAPortOfItsOwn() throws Exception {
		int port = this.environment.getRequiredProperty("local.management.port", Integer.class);
		String management = "http://127.0.0.1:" + port;
		assertThat(status(management + "/actuator/health/liveness")).isEqualTo(200);
		assertThat(status(management + "/actuator/health/readiness")).isEqualTo(200);
		// which java.net.URI does not know
		assertThat(RawRequest.send(port,
				"GET /actuator/health;x=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 400")
			.contains("/api/v1/problems/bad-request");
		assertThat(status(management + "/actuator/prometheus")).isEqualTo(401);
		assertThat(status(management + "/actuator/prometheus", "Authorization", "Bearer " + GuardedService.ADMIN_KEY))
			.isEqualTo(200);
		assertThat(
				status(management + "/actuator/prometheus", "Authorization", "Bearer " + GuardedService.MONITORING_KEY))
			.isEqualTo(200);
		assertThat(status(management + "/actuator/info", "Authorization", "Bearer " + GuardedService.MONITORING_KEY))
			.isEqualTo(403);
		assertThat(status(this.trainer.address() + "/livez")).isEqualTo(200);
		assertThat(status(this.trainer.address() + "/swagger-ui/index.html")).isEqualTo(200);
		assertThat(status(this.trainer.address() + "/v3/api-docs")).isEqualTo(200);
		assertThat(status(this.trainer.address() + "/h2-console")).isEqualTo(401);
	}

	/** With the log of the frameworks at debug. */
	@Test
	void keepsSecretsToItself(CapturedOutput output) {
		Answer made = this.admin.post("/keys", """
				{"name": "secretive", "role": "trainer", "project": "secretive"}""").expect(201);
		String secret = made.text("/key").replaceFirst(".*_", "");
		Trainer holder = this.trainer.with(new Trainer.Token(made.text("/key")));
		String signing = holder.post("/webhooks", """
				{"url": "http://127.0.0.1:1/hook"}""").expect(201).text("/secret");
		String job = holder.submit(JobJson.small());
		String token = Provider.token("somebody-else", Map.of()).text();
		StringBuilder said = new StringBuilder();
		said.append(this.trainer.with(new Trainer.Token(token)).get("/jobs").expect(401));
		said.append(this.trainer.with(new Trainer.Token(made.text("/key") + "0")).get("/jobs").expect(401));
		said.append(holder.post("/webhooks", """
				{"url": "nowhere", "secret": "%s"}""".formatted(signing)).expect(400));
		said.append(holder.post("/webhooks", """
				{"url": "http://127.0.0.1:1/hook", "secret": "%s!"}""".formatted(signing)).expect(400));
		said.append(holder.get("/webhooks")).append(holder.get("/jobs/" + job + "/events"));
		said.append(this.admin.get("/keys")).append(this.admin.get("/audit?limit=200"));
		assertThat(said + output.getAll()).doesNotContain(secret, signing, token,
				GuardedService.ADMIN_KEY.replaceFirst(".*_", ""));
	}

	private HttpResponse<String> preflight(String origin) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.trainer.address() + "/api/v1/jobs"))
			.method("OPTIONS", HttpRequest.BodyPublishers.noBody())
			.header("Origin", origin)
			.header("Access-Control-Request-Method", "POST")
			.header("Access-Control-Request-Headers", "authorization")
			.build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
	}

	private static int status(String address, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
	}

}
