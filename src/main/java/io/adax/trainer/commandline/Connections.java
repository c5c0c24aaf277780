package io.adax.trainer.commandline;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.adax.client.ApiClient;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Makes the generated client so that it starts fast: HttpURLConnection needs half of the
 * time of Java's HttpClient until its first answer, and text is all that is read.
 */
final class Connections {

	private static final Duration CONNECT = Duration.ofSeconds(10);

	/**
	 * An event stream says every 15 s that it is still there; a prediction may take a
	 * minute.
	 */
	private static final Duration READ = Duration.ofSeconds(90);

	private Connections() {
	}

	static ApiClient client(String url, HttpHeaders headers) {
		return client(url, headers, List.of(text()));
	}

	/** A client that sends forms, too. */
	static ApiClient forms(String url, HttpHeaders headers) {
		return client(url, headers, List.of(text(), new FormHttpMessageConverter()));
	}

	private static HttpMessageConverter<?> text() {
		return new StringHttpMessageConverter(StandardCharsets.UTF_8);
	}

	private static ApiClient client(String url, HttpHeaders headers, List<HttpMessageConverter<?>> converters) {
		// it would send a POST a second time without being asked
		System.setProperty("sun.net.http.retryPost", "false");
		RestClient.Builder builder = RestClient.builder()
			.requestFactory(new Plain())
			.defaultStatusHandler(HttpStatusCode::is3xxRedirection, (request, response) -> {
				throw Problems.failure(url, response.getStatusCode().value(), "");
			})
			.configureMessageConverters((all) -> converters.forEach(all::addCustomConverter));
		builder.defaultHeaders((all) -> all.putAll(headers));
		// no request has a date that it would need a format for
		return new ApiClient(builder.build(), Json.MAPPER, null).setBasePath(url);
	}

	/** The address of a service as somebody wrote it. */
	static String address(String written) {
		String address = (written.contains("://") ? written : "http://" + written).replaceAll("/+$", "");
		URI uri = parsed(address, written);
		boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
		if (!web || uri.getHost() == null || uri.getQuery() != null || uri.getUserInfo() != null) {
			throw CommandFailure.misuse("\"" + written + "\" is no address of a service.",
					"One is http://localhost:8080.");
		}
		return address;
	}

	private static URI parsed(String address, String written) {
		try {
			return URI.create(address);
		}
		catch (IllegalArgumentException ex) {
			throw CommandFailure.misuse("\"" + written + "\" is no address of a service.",
					"One is http://localhost:8080.");
		}
	}

	/** What every request says of who asks: a token, a project, or nothing. */
	static HttpHeaders headers(String token, String project) {
		HttpHeaders headers = new HttpHeaders();
		if (!token.isBlank()) {
			headers.setBearerAuth(printable(token.strip(), "token"));
		}
		if (!project.isBlank()) {
			headers.set("Trainer-Project", printable(project.strip(), "project"));
		}
		return headers;
	}

	private static String printable(String text, String what) {
		if (!text.chars().allMatch((letter) -> letter > ' ' && letter < 0x7f)) {
			// not shown: it may be a secret
			throw CommandFailure.misuse("the " + what + " has characters that no " + what + " has.");
		}
		return text;
	}

	/** Follows no redirect: the token is for this service only. */
	private static final class Plain extends SimpleClientHttpRequestFactory {

		Plain() {
			setConnectTimeout(CONNECT);
			setReadTimeout(READ);
		}

		@Override
		protected void prepareConnection(HttpURLConnection connection, String method) throws IOException {
			super.prepareConnection(connection, method);
			connection.setInstanceFollowRedirects(false);
			if (String.valueOf(connection.getURL().getQuery()).contains("follow=true")) {
				// a log may be silent for long
				connection.setReadTimeout(0);
			}
		}

	}

}
