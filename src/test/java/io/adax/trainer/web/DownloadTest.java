package io.adax.trainer.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class DownloadTest {

	private final AtomicInteger opened = new AtomicInteger();

	private final Download download = new Download(3, () -> {
		this.opened.incrementAndGet();
		return new ByteArrayInputStream(new byte[] { 1, 2, 3 });
	}, MediaType.APPLICATION_OCTET_STREAM, "tag", "name");

	/** What is in S3 would be fetched for nothing. */
	@ParameterizedTest
	@ValueSource(strings = { "\"tag\"", "W/\"tag\"", "\"other\", \"tag\"", "*" })
	void opensNothingForAClientThatHasIt(String tags) throws IOException {
		ResponseEntity<Resource> answer = answer("GET", HttpHeaders.IF_NONE_MATCH, tags);
		assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
		assertThat(answer.getHeaders().getETag()).isEqualTo("\"tag\"");
		assertThat(this.opened).hasValue(0);
	}

	/** As it does to any other read. */
	@ParameterizedTest
	@ValueSource(strings = { "\"tag\"", "*" })
	void letsNoConditionOfChangesDecide(String tags) throws IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
		request.addHeader(HttpHeaders.IF_NONE_MATCH, tags);
		request.addHeader(HttpHeaders.IF_MATCH, "\"other\"");
		request.addHeader(HttpHeaders.IF_UNMODIFIED_SINCE, "Mon, 30 Nov 2026 12:00:00 GMT");
		assertThat(this.download.answer(request).getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
	}

	@Test
	void opensNothingForWhoeverWantsToKnowHowLongItIs() throws IOException {
		assertThat(answer("HEAD", "Accept", "*/*").getHeaders().getContentLength()).isEqualTo(3);
		assertThat(this.opened).hasValue(0);
	}

	@Test
	void comesToAClientThatHasAnother() throws IOException {
		ResponseEntity<Resource> answer = answer("GET", HttpHeaders.IF_NONE_MATCH, "\"other\"");
		assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
		assertThat(answer.getBody().getContentAsByteArray()).containsExactly(1, 2, 3);
	}

	private ResponseEntity<Resource> answer(String method, String header, String value) throws IOException {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/");
		request.addHeader(header, value);
		return this.download.answer(request);
	}

}
