package io.adax.trainer.webhooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.adax.trainer.Answer;
import io.adax.trainer.JobJson;
import io.adax.trainer.ServiceTest;
import io.adax.trainer.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Tag("database")
@ServiceTest
class WebhooksIT {

	private static final JsonMapper JSON = new JsonMapper();

	private final Trainer trainer;

	private final Deque<Received> received = new ConcurrentLinkedDeque<>();

	private final Deque<Integer> statuses = new ConcurrentLinkedDeque<>();

	private HttpServer receiver;

	private String id;

	private String secret;

	private final Deliveries deliveries;

	private final JdbcTemplate database;

	WebhooksIT(Trainer trainer, Deliveries deliveries, JdbcTemplate database) {
		this.trainer = trainer;
		this.deliveries = deliveries;
		this.database = database;
	}

	@BeforeEach
	void listen() throws IOException {
		this.receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.receiver.createContext("/", (exchange) -> {
			byte[] body = exchange.getRequestBody().readAllBytes();
			this.received.add(new Received(exchange.getRequestHeaders(), new String(body, StandardCharsets.UTF_8)));
			exchange.sendResponseHeaders((this.statuses.size() > 1) ? this.statuses.poll() : this.statuses.peek(), -1);
			exchange.close();
		});
		this.receiver.start();
	}

	@AfterEach
	void end() {
		if (this.id != null) {
			this.trainer.delete("/webhooks/" + this.id);
		}
		this.receiver.stop(0);
		this.trainer.cancelAll();
	}

	@Test
	void tellsWhatHappensToAJob() {
		listenTo("[\"job.queued\", \"job.succeeded\"]", 204);
		String job = this.trainer.submit(JobJson.small());
		await().atMost(Duration.ofSeconds(60)).until(() -> this.received.size() == 2);
		assertThat(this.received).extracting((message) -> message.json().get("type").stringValue())
			.containsExactlyInAnyOrder("job.queued", "job.succeeded");
		assertThat(this.received).extracting((message) -> message.json().at("/data/jobId").stringValue())
			.containsOnly(job);
	}

	@Test
	void signsWhatItTells() {
		listenTo("[]", 200);
		String delivery = this.trainer.post("/webhooks/" + this.id + "/test").expect(202).text("/id");
		awaitStatus(delivery, "delivered");
		Received message = this.received.getFirst();
		assertThat(message.header("webhook-id")).isEqualTo(delivery);
		assertThat(message.header("webhook-signature")).isEqualTo(new Secret(this.secret).sign(delivery,
				Long.parseLong(message.header("webhook-timestamp")), message.body()));
	}

	@Test
	void triesAgainWithTheSameMessage() {
		listenTo("[]", 503, 302, 204);
		JsonNode delivery = awaitStatus(test(), "delivered");
		assertThat(delivery.at("/attempts").size()).isEqualTo(3);
		assertThat(delivery.at("/attempts/0/statusCode").asInt()).isEqualTo(503);
		assertThat(this.received).extracting((message) -> message.header("webhook-id"))
			.hasSize(3)
			.containsOnly(delivery.get("id").stringValue());
	}

	@Test
	void givesUpInTheEnd() {
		listenTo("[]", 500);
		assertThat(awaitStatus(test(), "failed").at("/attempts").size()).isEqualTo(3);
	}

	@Test
	void endsWhenTheReceiverIsGone() {
		listenTo("[]", 410);
		awaitStatus(test(), "failed");
		assertThat(this.trainer.get("/webhooks/" + this.id).expect(200).json().get("active").asBoolean()).isFalse();
		this.trainer.post("/webhooks/" + this.id + "/test").expect(409);
	}

	/** What waited for the end of the pause is told at once. */
	@Test
	void endsAPauseByATest() {
		listenTo("[\"job.queued\"]", 204);
		OffsetDateTime later = OffsetDateTime.now(ZoneOffset.UTC).plusHours(5).truncatedTo(ChronoUnit.MICROS);
		this.database.update("update webhook set failures = 7, paused_until = ? where id = ?", later, this.id);
		this.trainer.submit(JobJson.small());
		await().until(() -> this.database.queryForObject(
				"select count(*) from delivery_tasks where execution_time = ? and picked = false", Integer.class,
				later) == 1);
		assertThat(this.trainer.get("/webhooks/" + this.id).expect(200).text("/pausedUntil"))
			.isEqualTo(later.toInstant().toString());
		awaitStatus(test(), "delivered");
		await().atMost(Duration.ofSeconds(30)).until(() -> this.received.size() == 2);
		assertThat(this.received).extracting((message) -> message.json().get("type").stringValue())
			.containsExactly("webhook.test", "job.queued");
		assertThat(this.trainer.get("/webhooks/" + this.id).expect(200).json().has("pausedUntil")).isFalse();
	}

	@Test
	void showsTheSecretOnce() {
		listenTo("[]", 204);
		assertThat(this.secret).matches(Secret.FORM);
		for (String path : List.of("/webhooks/" + this.id, "/webhooks", "/webhooks/" + this.id + "/deliveries")) {
			assertThat(this.trainer.get(path).expect(200).toString()).doesNotContain("secret", this.secret);
		}
	}

	@Test
	void forgetsAWebhookThatIsDeleted() {
		listenTo("[]", 204);
		test();
		this.trainer.delete("/webhooks/" + this.id).expect(204);
		this.trainer.get("/webhooks/" + this.id).expect(404);
		this.trainer.get("/webhooks/" + this.id + "/deliveries").expect(404);
	}

	@Test
	void forgetsWhatHasBeenListedForLongEnough() {
		listenTo("[]", 204);
		String old = test();
		awaitStatus(old, "delivered");
		this.database.update("update delivery set created_at = ? where id = ?", OffsetDateTime.now().minusDays(31),
				old);
		String young = test();
		this.deliveries.forgetOld();
		assertThat(Trainer.items(this.trainer.get("/webhooks/" + this.id + "/deliveries")))
			.extracting((delivery) -> delivery.get("id").stringValue())
			.containsExactly(young);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://10.0.0.1/", "http://169.254.169.254/latest", "http://[::1]/", "http://167772161/",
			"http://[::ffff:10.0.0.1]/", "https://no-such-name.invalid/", "ftp://1.1.1.1/", "file:///etc/passwd",
			"http://user:password@1.1.1.1/", "http://1.1.1.1/#x", "http://1.1.1.1:99999/", "http:///", "/hook",
			"http://a b/" })
	void refusesOtherAddresses(String url) {
		Answer answer = this.trainer.post("/webhooks", "{\"url\": \"" + url + "\"}").expect(400);
		assertThat(answer.pointers()).containsExactly("/url");
	}

	@Test
	void namesAllFaultsOfARequest() {
		assertThat(this.trainer.post("/webhooks", "{\"events\": [\"job.succeded\"], \"secret\": \"whsec_abc\"}")
			.expect(400)
			.pointers()).containsExactly("/events/0", "/secret", "/url");
	}

	private void listenTo(String events, Integer... statuses) {
		this.statuses.addAll(List.of(statuses));
		Answer answer = this.trainer
			.post("/webhooks",
					"{\"url\": \"http://127.0.0.1:%d/hook\", \"events\": %s}"
						.formatted(this.receiver.getAddress().getPort(), events))
			.expect(201);
		this.id = answer.text("/id");
		this.secret = answer.text("/secret");
	}

	private String test() {
		return this.trainer.post("/webhooks/" + this.id + "/test").expect(202).text("/id");
	}

	private JsonNode awaitStatus(String delivery, String status) {
		return await().atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> this.trainer.get("/webhooks/" + this.id + "/deliveries").expect(200).json().at("/items/0"),
					(shown) -> shown.at("/id").asString().equals(delivery)
							&& shown.at("/status").asString().equals(status));
	}

	/** What came. */
	private record Received(Headers headers, String body) {

		JsonNode json() {
			return JSON.readTree(this.body);
		}

		String header(String name) {
			return this.headers.getFirst(name);
		}

	}

}
