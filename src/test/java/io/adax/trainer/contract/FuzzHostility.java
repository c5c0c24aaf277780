package io.adax.trainer.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.adax.trainer.contract.FuzzRequest.Kind;

/** Breaks the rules of HTTP itself, or of JSON. */
final class FuzzHostility {

	private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS",
			"TRACE", "CONNECT", "FOO", "get", "");

	private static final List<String> TARGETS = List.of("/", "//", "/api", "/api/v1", "/api/v1/", "/api/v1/jobs/",
			"/api/v1/jobs//", "/api/v1/../../etc/passwd", "/api/v1/jobs/%2e%2e/system", "/api/v1/jobs/%2f",
			"/api/v1/jobs/%00", "/api/v1/jobs;a=b", "/api/v1/jobs;x=%zz", "/livez;%", "/api/v1/jobs/a;b=c/events",
			"/api/v1/jobs?%zz", "/api/v1/jobs?limit=%ff", "/api/v1/jobs?=", "/api/v1/jobs?a[]=1", "/api/v1/jobs#x",
			"/api/v1/jobs?" + "a=1&".repeat(1500), "/api/v1/" + "x".repeat(7000), "/API/V1/JOBS", "/api/v2/jobs", "*",
			"http://localhost/api/v1/jobs", "http://[::1/api/v1/jobs", "/\u00e9", "/api/v1/jobs/\\x",
			"/api/v1/jobs/{id}", "/api/v1/system?_method=DELETE", "/error", "/error?x=1", "/favicon.ico",
			"/v3/api-docs/x", "/actuator/health/x", "/swagger-ui/../../x", "/api/v1/models/%252e%252e/content");

	private static final List<String> HEADERS = List.of("Content-Length: -1", "Content-Length: 5, 6",
			"Content-Length: 99999999999999999999", "Transfer-Encoding: chunked", "Transfer-Encoding: gzip",
			"Expect: 200-maybe", "Host: a b", "Host: other", "Cookie: a=\u0000", "X: " + "y".repeat(9000),
			"Accept: ///", "Accept: text/html", "Accept: application/problem+json", "Accept-Encoding: zip",
			"Content-Type: ", "Content-Type: a/b/c", "Content-Type: multipart/form-data",
			"Content-Type: application/x-www-form-urlencoded", "Content-Encoding: gzip", "Range: bytes=9-1",
			"Range: bytes=0-,0-,0-", "Range: bytes=99999999999999999999-", "If-Range: x", "If-None-Match: *",
			"If-Match: W/\"x", "If-Modified-Since: yesterday", "Last-Event-ID: -1",
			"Last-Event-ID: 99999999999999999999", "Idempotency-Key: " + "k".repeat(300), "Origin: null",
			"X-HTTP-Method-Override: DELETE", "X-Forwarded-For: \u00ff", "Authorization: Bearer \u00e9", "Upgrade: h2c",
			"Forwarded: host=evil.invalid", "noColon", ": empty", " folded: x");

	private final Random random;

	private final FuzzValues values;

	private final FuzzMutations mutations;

	private final FuzzIds ids;

	FuzzHostility(Random random, FuzzValues values, FuzzMutations mutations, FuzzIds ids) {
		this.random = random;
		this.values = values;
		this.mutations = mutations;
		this.ids = ids;
	}

	FuzzRequest spoil(FuzzRequest valid) {
		List<String> head = new ArrayList<>(valid.head());
		byte[] body = valid.body();
		switch (this.random.nextInt(5)) {
			case 0 -> head.set(0, head.get(0).replaceFirst("^[A-Z]+", this.values.any(METHODS)));
			case 1 -> head.set(0, this.values.any(METHODS) + " " + this.values.any(TARGETS) + " HTTP/1.1");
			case 2 -> head.set(0, this.values.any(List.of(head.get(0).replace("HTTP/1.1", "HTTP/9.9"), "x", "",
					head.get(0).replace(" ", "\t"), "GET /api/v1/system HTTP/1.0")));
			case 3 -> head.add(1 + this.random.nextInt(head.size()), this.values.any(HEADERS));
			default -> body = this.mutations.broken(new String(body, StandardCharsets.UTF_8));
		}
		boolean watched = valid.operation().id().endsWith("Jobs") || this.ids.keeps(head.get(0));
		if (watched && head.get(0).matches("(?i)(DELETE|POST|PATCH) .*")) {
			// what somebody watches stays, one by one and in bulk
			head.set(0, head.get(0).replaceFirst("^\\S+", "GET"));
		}
		int length = body.length;
		head.replaceAll((line) -> line.matches("Content-Length: \\d{1,9}") ? "Content-Length: " + length : line);
		head.add("Connection: close");
		return new FuzzRequest(Kind.HOSTILE, valid.operation(), valid.caller(), head, body);
	}

}
