package io.adax.trainer.web;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;

import jakarta.servlet.MultipartConfigElement;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ProblemAdviceTest {

	private final ProblemAdvice advice = new ProblemAdvice(new Ids(Clock.systemUTC()),
			new StaticListableBeanFactory().getBeanProvider(MultipartConfigElement.class));

	@ParameterizedTest
	@ValueSource(strings = { "Broken pipe", "Connection reset by peer" })
	void leavesAClientThatIsGoneAlone(String told, CapturedOutput output) throws Exception {
		Exception written = new HttpMessageNotWritableException("Could not write JSON", new IOException(told));
		assertThat(this.advice.handleException(written, new ServletWebRequest(new MockHttpServletRequest()))).isNull();
		assertThat(this.advice.onAnythingElse(new IOException(told))).isNull();
		assertThat(output).doesNotContain("errorId", "ERROR");
	}

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
