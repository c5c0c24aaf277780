package io.adax.trainer.web;

import java.util.Set;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;

/** Headers of good answers, as the document describes them. */
public enum AnswerHeader {

	/** A version. */
	ETAG("ETag", "Version of what is shown: for `If-None-Match`, `If-Match`, `If-Range`.",
			"\"0-RUNNING-9f86d081884c7d65\"", Set.of("200", "201", "202", "206", "304")),

	/** Where it is. */
	LOCATION("Location", "Address of what was made.", "/api/v1/jobs/019aa3f0-4b2a-7f00-9a55-0242ac120002",
			Set.of("201", "202")),

	/** Whether it was answered before. */
	IDEMPOTENT_REPLAYED("Idempotent-Replayed",
			"`true` where an earlier request with this key got this very answer; else left out.", "true",
			Set.of("201")),

	/** That parts may be asked for. */
	ACCEPT_RANGES("Accept-Ranges", "Always `bytes`.", "bytes", Set.of("200", "206")),

	/** Which part it is. */
	CONTENT_RANGE("Content-Range", "Which bytes these are, and of how many.", "bytes 1000-1999/4096", Set.of("206")),

	/** What to call it on a disk. */
	CONTENT_DISPOSITION("Content-Disposition", "A name for the file.", "attachment; filename=\"digits.zip\"",
			Set.of("200", "206"));

	private final String wireName;

	private final String description;

	private final String example;

	private final Set<String> statuses;

	AnswerHeader(String wireName, String description, String example, Set<String> statuses) {
		this.wireName = wireName;
		this.description = description;
		this.example = example;
		this.statuses = statuses;
	}

	/** Documents that an operation sends it with its good answers. */
	void describe(Operation operation) {
		operation.getResponses().forEach((status, response) -> {
			if (this.statuses.contains(status)) {
				response.addHeaderObject(this.wireName, new Header().description(this.description)
					.schema(new Schema<String>().types(Set.of("string")).example(this.example)));
			}
		});
	}

}
