package io.adax.trainer.audit;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the audit before the door. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

	/** Spring Security's filters are at -100. */
	private static final int BEFORE_THE_DOOR = -101;

	@Bean
	FilterRegistrationBean<AuditFilter> auditFilter(AuditLog log, AuditProperties properties) {
		FilterRegistrationBean<AuditFilter> registration = new FilterRegistrationBean<>(
				new AuditFilter(log, properties));
		registration.setOrder(BEFORE_THE_DOOR);
		// whoever looks for what is not there is refused, too
		registration.addUrlPatterns("/*");
		return registration;
	}

}
