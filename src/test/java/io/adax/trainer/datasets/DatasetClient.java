package io.adax.trainer.datasets;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Talks with a service as its users do. */
class DatasetClient {

	private final RestTestClient http;

	DatasetClient(int port) {
		this.http = RestTestClient.bindToServer().baseUrl("http://localhost:" + port + "/api/v1/datasets").build();
	}

	ResponseSpec get(String uri) {
		return this.http.get().uri(uri).exchange();
	}

	ResponseSpec delete(String id) {
		return this.http.delete().uri("/" + id).exchange();
	}

	/** The identifier of a table that is accepted. */
	String uploaded(String name, String content) {
		URI location = upload(name, content, null).expectStatus()
			.isCreated()
			.returnResult()
			.getResponseHeaders()
			.getLocation();
		return Objects.requireNonNull(location).getPath().substring("/api/v1/datasets/".length());
	}

	ResponseSpec upload(String name, String content, @Nullable String spec) {
		return post("file", new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
			@Override
			public String getFilename() {
				return name;
			}
		}, spec);
	}

	ResponseSpec post(String part, Object content, @Nullable String spec) {
		MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
		form.add(part, content);
		if (spec != null) {
			form.add("spec", spec);
		}
		return this.http.post().contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange();
	}

	/** The places of what is wrong. */
	static List<String> faults(ResponseSpec answer) {
		List<String> pointers = new ArrayList<>();
		answer.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.errors[*].pointer")
			.value(List.class, (found) -> found.forEach((pointer) -> pointers.add((String) pointer)));
		return pointers;
	}

}
