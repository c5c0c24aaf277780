package io.adax.trainer.commandline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import io.adax.client.ApiClient;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient.ResponseSpec;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * The service, asked through the generated client; whatever goes wrong is a
 * {@link CommandFailure}.
 */
final class Service {

	private static final ParameterizedTypeReference<String> TEXT = new ParameterizedTypeReference<>() {
	};

	private final String url;

	private final HttpHeaders headers;

	private final ApiClient client;

	Service(String url, HttpHeaders headers) {
		this.url = url;
		this.headers = headers;
		this.client = Connections.client(url, headers);
	}

	String url() {
		return this.url;
	}

	/** The JSON that an operation of the client answers; empty if it answers nothing. */
	String ask(Function<ApiClient, ResponseSpec> operation) {
		return orFailure(() -> Objects.requireNonNullElse(operation.apply(this.client).body(String.class), ""));
	}

	/**
	 * The same for a body that goes as it was written, so that the service judges each of
	 * its fields.
	 */
	String post(String path, Map<String, Object> variables, String json, HttpHeaders headers) {
		return orFailure(
				() -> Objects.requireNonNullElse(this.client
					.invokeAPI(path, HttpMethod.POST, new HashMap<>(variables), new LinkedMultiValueMap<>(), json,
							headers, new LinkedMultiValueMap<>(), new LinkedMultiValueMap<>(),
							List.of(MediaType.APPLICATION_JSON), MediaType.APPLICATION_JSON, new String[0], TEXT)
					.body(TEXT), ""));
	}

	/** The same for parameters that go as they were written. */
	String get(String path, Map<String, Object> variables, MultiValueMap<String, String> query) {
		return orFailure(() -> Objects.requireNonNullElse(
				this.client
					.invokeAPI(path, HttpMethod.GET, new HashMap<>(variables), query, null, new HttpHeaders(),
							new LinkedMultiValueMap<>(), new LinkedMultiValueMap<>(),
							List.of(MediaType.APPLICATION_JSON), null, new String[0], TEXT)
					.body(TEXT),
				""));
	}

	/** Sends a form with a table, and what is to be known about it. */
	String upload(String path, MultiValueMap<String, Object> parts) {
		ApiClient forms = Connections.forms(this.url, this.headers);
		return orFailure(() -> Objects.requireNonNullElse(
				forms
					.invokeAPI(path, HttpMethod.POST, new HashMap<>(), new LinkedMultiValueMap<>(), null,
							new HttpHeaders(), new LinkedMultiValueMap<>(), parts, List.of(MediaType.APPLICATION_JSON),
							MediaType.MULTIPART_FORM_DATA, new String[0], TEXT)
					.body(TEXT),
				""));
	}

	/** Reads an answer while it comes. */
	<T> T stream(String path, Map<String, Object> variables, HttpHeaders headers, BodyReader<T> reader) {
		return orFailure(() -> this.client.getRestClient()
			.get()
			.uri(this.url + path, variables)
			.headers((all) -> all.putAll(headers))
			.exchange((request, response) -> read(response, reader)));
	}

	private <T> T read(ClientHttpResponse response, BodyReader<T> reader) throws IOException {
		HttpStatusCode status = response.getStatusCode();
		if (!status.is2xxSuccessful()) {
			throw Problems.failure(this.url, status.value(),
					new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8));
		}
		return reader.read(response);
	}

	private <T> T orFailure(Request<T> request) {
		try {
			return request.send();
		}
		catch (RestClientResponseException ex) {
			throw Problems.failure(this.url, ex.getStatusCode().value(), ex.getResponseBodyAsString());
		}
		catch (ResourceAccessException ex) {
			throw Problems.unreachable(this.url, ex.getCause());
		}
		catch (RestClientException ex) {
			throw (ex.getCause() instanceof IOException cause) ? Problems.unreachable(this.url, cause) : ex;
		}
	}

	/** What is sent. */
	@FunctionalInterface
	private interface Request<T> {

		T send();

	}

	/** Reads an answer that is a success. */
	@FunctionalInterface
	interface BodyReader<T> {

		T read(ClientHttpResponse response) throws IOException;

	}

}
