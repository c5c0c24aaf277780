package io.adax.trainer.webhooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class SenderTest {

	private static final List<Network> LOOPBACK = List.of(Network.valueOf("127.0.0.0/8"));

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicReference<String> host = new AtomicReference<>();

	private HttpServer receiver;

	private volatile int status = 204;

	@BeforeEach
	void listen() throws IOException {
		this.receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.receiver.createContext("/", (exchange) -> {
			this.requests.incrementAndGet();
			this.host.set(exchange.getRequestHeaders().getFirst("Host"));
			exchange.getResponseHeaders().set("Location", "/elsewhere");
			exchange.sendResponseHeaders(this.status, -1);
			exchange.close();
		});
		this.receiver.start();
	}

	@AfterEach
	void end() {
		this.receiver.stop(0);
	}

	@Test
	void connectsToTheAddressThatWasChecked() throws IOException {
		DnsResolver names = mock();
		given(names.resolve("hooks.example")).willReturn(loopback());
		assertThat(send(new AddressGuard(LOOPBACK, names), "hooks.example").isSuccess()).isTrue();
		assertThat(this.host.get()).startsWith("hooks.example");
	}

	/** A name that was public when the webhook was made may lead elsewhere now. */
	@Test
	void asksNobodyAtAnAddressThatIsNotAllowed() throws IOException {
		DnsResolver names = mock();
		given(names.resolve(any())).willReturn(new InetAddress[] { InetAddress.getByName("1.1.1.1") }, loopback());
		AddressGuard guard = new AddressGuard(List.of(), names);
		guard.resolve("hooks.example");
		assertThat(send(guard, "hooks.example").error()).contains("not public");
		assertThat(this.requests).hasValue(0);
	}

	@Test
	void asksNobodyAtALiteralAddress() {
		AddressGuard guard = new AddressGuard(List.of(), SystemDefaultDnsResolver.INSTANCE);
		assertThat(send(guard, "127.0.0.1").error()).contains("not public");
		assertThat(send(guard, "2130706433").error()).contains("not public");
		assertThat(this.requests).hasValue(0);
	}

	@Test
	void followsNoRedirect() {
		this.status = 307;
		DeliveryAttempt attempt = send(new AddressGuard(LOOPBACK, SystemDefaultDnsResolver.INSTANCE), "127.0.0.1");
		assertThat(attempt.statusCode()).isEqualTo(307);
		assertThat(attempt.isSuccess()).isFalse();
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void tellsThatNobodyIsThere() {
		this.receiver.stop(0);
		assertThat(send(new AddressGuard(LOOPBACK, SystemDefaultDnsResolver.INSTANCE), "127.0.0.1").error())
			.isEqualTo("No connection.");
	}

	private static InetAddress[] loopback() {
		return new InetAddress[] { InetAddress.getLoopbackAddress() };
	}

	private DeliveryAttempt send(AddressGuard guard, String name) {
		WebhookRequest request = new WebhookRequest(
				"http://%s:%d/hook".formatted(name, this.receiver.getAddress().getPort()), List.of(), null);
		Webhook webhook = new Webhook("hook", "default", request, Secret.random(), Instant.EPOCH);
		WebhookProperties properties = new WebhookProperties(List.of(), 1, 1, Duration.ofSeconds(1),
				Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofDays(1));
		return new Sender(guard, properties, Clock.systemUTC()).send(webhook,
				new Delivery("delivery", "hook", Message.test(Instant.EPOCH), "{}"));
	}

}
