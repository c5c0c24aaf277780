package io.adax.trainer.web;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * What Tomcat answers when a request does not even reach the application. The management
 * endpoints' own server finds it by a file in {@code META-INF/spring}.
 */
@Configuration(proxyBeanMethods = false)
class TomcatErrors {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
		TomcatContextCustomizer reports = (context) -> {
			if (context.getParent() instanceof StandardHost host) {
				host.setErrorReportValveClass(ProblemValve.class.getName());
			}
		};
		return (factory) -> factory.addContextCustomizers(reports);
	}

	/** Writes a problem in place of Tomcat's HTML page. */
	public static final class ProblemValve extends ErrorReportValve {

		private static final JsonMapper MAPPER = JsonMapper.builder().build();

		/** Tomcat looks at what is decoded, and that is nothing behind a semicolon. */
		private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

		/**
		 * Spring fails over an address with a {@code %} that is no escape, before anybody
		 * is asked for a key or counted.
		 */
		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			// null: a request whose first line cannot be read, which Tomcat has refused
			String address = request.getRequestURI();
			if (address == null || !NO_ESCAPE.matcher(address).find()) {
				super.invoke(request, response);
				return;
			}
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
			response.setSuspended(false);
			report(request, response, null);
		}

		@Override
		protected void report(Request request, Response response, @Nullable Throwable throwable) {
			if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
				return;
			}
			if (response.getStatus() == HttpServletResponse.SC_NOT_IMPLEMENTED
					|| response.getStatus() == HttpServletResponse.SC_HTTP_VERSION_NOT_SUPPORTED) {
				// a method, coding or version that there is not: no fault of the service
				response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
			}
			ProblemType type = ProblemType.of(HttpStatusCode.valueOf(response.getStatus()));
			Problem problem = new Problem(type.uri().toString(), type.title(), response.getStatus(), type.explanation(),
					null, null, null);
			try {
				// as bytes: a writer would name a charset, which JSON does not have
				response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
				response.getOutputStream().write(MAPPER.writeValueAsBytes(problem));
				response.finishResponse();
			}
			catch (IOException ex) {
				getContainer().getLogger().debug("The client is gone", ex);
			}
		}

	}

}
