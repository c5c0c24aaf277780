package io.adax.trainer.web;

import java.sql.SQLException;
import java.time.Clock;

import jakarta.servlet.MultipartConfigElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemAdviceTest {

	private final ProblemAdvice advice = new ProblemAdvice(new Ids(Clock.systemUTC()),
			new StaticListableBeanFactory().getBeanProvider(MultipartConfigElement.class));

	/** A net: what is too long has a bound of its own, which should have found it. */
	@ParameterizedTest
	@CsvSource({ "22001, 400", "23505, 500" })
	void blamesTheRequestForATextThatIsTooLong(String state, int status) {
		ResponseEntity<?> answer = this.advice
			.onRefusedValue(new DataIntegrityViolationException("refused", new SQLException("Value too long", state)));
		assertThat(answer).isNotNull();
		assertThat(answer.getStatusCode().value()).isEqualTo(status);
	}

}
