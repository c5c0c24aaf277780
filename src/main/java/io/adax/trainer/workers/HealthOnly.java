package io.adax.trainer.workers;

import java.io.IOException;

import io.adax.trainer.engine.WorkerProperties;
import io.adax.trainer.web.ProblemAnswers;
import io.adax.trainer.web.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A replica that only trains tells how it is, and answers nothing else. */
@Component
@ConditionalOnWebApplication
@Order(0) // behind the door
class HealthOnly extends OncePerRequestFilter {

	private final WorkerProperties properties;

	HealthOnly(WorkerProperties properties) {
		this.properties = properties;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		return this.properties.isApi() || path.startsWith("/actuator/") || path.equals("/livez")
				|| path.equals("/readyz");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ProblemAnswers.write(response, ProblemType.NOT_FOUND,
				"This replica only trains (trainer.roles=worker): ask one that has the role api. Its health is at /livez, /readyz and /actuator.");
	}

}
