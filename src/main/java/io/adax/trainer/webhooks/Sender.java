package io.adax.trainer.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import jakarta.annotation.PreDestroy;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Posts messages to addresses that {@link AddressGuard} allows. No redirect is followed,
 * and of an answer only the status is looked at.
 */
@Component
class Sender {

	/** How much of an answer is read so that its sender is not cut off. */
	private static final int READ = 1 << 14;

	/** An attempt has so many steps that may take the timeout each, and no more. */
	private static final int STEPS = 3;

	private final CloseableHttpClient client;

	private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "webhook-deadlines");
		thread.setDaemon(true);
		return thread;
	});

	private final Duration longest;

	private final Clock clock;

	Sender(AddressGuard guard, WebhookProperties properties, Clock clock) {
		Timeout timeout = Timeout.of(properties.timeout());
		this.client = HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(guard)
				.setDefaultConnectionConfig(
						ConnectionConfig.custom().setConnectTimeout(timeout).setSocketTimeout(timeout).build())
				.build())
			.setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
			// each connection is made anew, to an address that was checked just now
			.setConnectionReuseStrategy((request, response, context) -> false)
			.disableRedirectHandling()
			.disableAutomaticRetries()
			.disableCookieManagement()
			.disableContentCompression()
			.setUserAgent("adax-trainer")
			.build();
		this.longest = properties.timeout().multipliedBy(STEPS);
		this.clock = clock;
	}

	DeliveryAttempt send(Webhook webhook, Delivery delivery) {
		Instant begin = this.clock.instant();
		try {
			int status = post(request(webhook, delivery, begin));
			return attempt(begin, status, null);
		}
		catch (AddressGuard.NotAllowed ex) {
			return attempt(begin, null,
					"The address is not public, and not allowed by trainer.webhooks.allowed-networks.");
		}
		catch (InterruptedIOException ex) {
			return attempt(begin, null, "No answer in time.");
		}
		catch (SSLException ex) {
			return attempt(begin, null,
					"No TLS connection: the certificate, or what it was made for, is not accepted.");
		}
		catch (IOException ex) {
			return attempt(begin, null, "No connection.");
		}
	}

	private static HttpPost request(Webhook webhook, Delivery delivery, Instant now) {
		HttpPost post = new HttpPost(URI.create(webhook.url()));
		post.setHeader("webhook-id", delivery.id());
		post.setHeader("webhook-timestamp", now.getEpochSecond());
		post.setHeader("webhook-signature",
				webhook.secret().sign(delivery.id(), now.getEpochSecond(), delivery.payload()));
		post.setEntity(new StringEntity(delivery.payload(), ContentType.APPLICATION_JSON));
		return post;
	}

	private int post(HttpPost post) throws IOException {
		ScheduledFuture<?> deadline = this.deadlines.schedule(post::cancel, this.longest.toMillis(),
				TimeUnit.MILLISECONDS);
		try {
			return this.client.execute(post, (response) -> {
				drain(response.getEntity());
				return response.getCode();
			});
		}
		finally {
			deadline.cancel(false);
		}
	}

	private static void drain(@Nullable HttpEntity entity) throws IOException {
		if (entity != null) {
			try (InputStream body = entity.getContent()) {
				body.readNBytes(READ);
			}
		}
	}

	private DeliveryAttempt attempt(Instant begin, @Nullable Integer status, @Nullable String error) {
		return new DeliveryAttempt(begin, status, Duration.between(begin, this.clock.instant()).toMillis(), error);
	}

	@PreDestroy
	void close() throws IOException {
		this.deadlines.shutdownNow();
		this.client.close();
	}

}
