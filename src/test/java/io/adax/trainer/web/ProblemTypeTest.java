package io.adax.trainer.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpStatusCode;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTypeTest {

	@ParameterizedTest
	@CsvSource({ "400, BAD_REQUEST", "409, CONFLICT", "418, BAD_REQUEST", "429, TOO_MANY_REQUESTS", "502, INTERNAL",
			"503, STORE_UNAVAILABLE" })
	void blamesNobodyInParticularForAStatus(int status, ProblemType type) {
		assertThat(ProblemType.of(HttpStatusCode.valueOf(status))).isEqualTo(type);
	}

}
