package io.adax.trainer.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers errors that arose outside of any controller, in a filter or in Tomcat. */
@RestController
@Hidden
class UnhandledErrors implements ErrorController {

	private final AllowedMethods allowed;

	UnhandledErrors(AllowedMethods allowed) {
		this.allowed = allowed;
	}

	@RequestMapping("${spring.web.error.path:${error.path:/error}}")
	ResponseEntity<ProblemDetail> error(HttpServletRequest request, HttpServletResponse response) {
		HttpStatusCode status = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)
				? HttpStatusCode.valueOf(code) : HttpStatus.NOT_FOUND;
		ProblemType type = ProblemType.of(status);
		ProblemDetail problem = type.detail(type.explanation());
		problem.setStatus(status.value());
		if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri) {
			address(uri).ifPresent(problem::setInstance);
			if (status == HttpStatus.METHOD_NOT_ALLOWED) {
				// of TRACE, which Tomcat refuses with all methods that a servlet has
				response.setHeader(HttpHeaders.ALLOW,
						this.allowed.at(uri.substring(request.getContextPath().length())));
			}
		}
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	/** Nothing where there is none, as of {@code //}. */
	private static Optional<URI> address(String uri) {
		try {
			return Optional.of(new URI(uri));
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

}
