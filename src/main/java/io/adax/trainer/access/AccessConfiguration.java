package io.adax.trainer.access;

import io.github.bucket4j.TimeMeter;
import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.OAuth2ProtectedResourceMetadataFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.filter.CorsFilter;

/** The door: every request goes through it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class AccessConfiguration {

	@Bean
	SecurityFilterChain door(HttpSecurity http, AccessProperties properties, OpenDoor openDoor, BearerTokens tokens) {
		Refusals refusals = new Refusals(properties.rateLimit(), TimeMeter.SYSTEM_NANOTIME);
		if (openDoor.isForThisMachine()) {
			http.addFilterBefore(new KnownHosts(properties.hosts()), CorsFilter.class);
		}
		if (openDoor.isOpen()) {
			http.anonymous((anybody) -> anybody.principal(Caller.ANYBODY).authorities("ROLE_ADMIN"));
		}
		else {
			askForKeys(http, tokens, refusals, properties);
		}
		// what it refuses counts as well
		http.addFilterBefore(new NamedProject(), AuthorizationFilter.class);
		stateless(http);
		DefaultSecurityFilterChain door = http
			.exceptionHandling(
					(exceptions) -> exceptions.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
			.headers(AccessConfiguration::headers)
			.authorizeHttpRequests(AccessConfiguration::permissions)
			.addFilter(ForeignPages.filter(properties.cors()))
			.build();
		// tells nobody more than the document does, and repeats the request's Host
		door.getFilters().removeIf(OAuth2ProtectedResourceMetadataFilter.class::isInstance);
		return door;
	}

	private static void askForKeys(HttpSecurity http, BearerTokens tokens, Refusals refusals,
			AccessProperties properties) {
		http.oauth2ResourceServer((server) -> server.authenticationManagerResolver((request) -> tokens)
			.authenticationEntryPoint(refusals)
			.accessDeniedHandler(refusals))
			.addFilterBefore(new RateLimits(properties.rateLimit(), TimeMeter.SYSTEM_NANOTIME),
					AuthorizationFilter.class);
	}

	/** No cookies, so nothing that another site's page could use. */
	private static void stateless(HttpSecurity http) {
		http.csrf(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.cors(AbstractHttpConfigurer::disable);
	}

	/** What is dispatched again was let in once. */
	private static void permissions(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
			.permitAll()
			.anyRequest()
			.access(new Permissions());
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers) {
		headers.cacheControl((cache) -> cache.disable())
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.NO_REFERRER))
			.addHeaderWriter(new SafetyHeaders());
	}

	/** A request is measured once, where it is answered. */
	@Bean
	SecurityObservationSettings unobserved() {
		return SecurityObservationSettings.noObservations();
	}

	/** Addresses are checked; methods and headers are for those who read them. */
	@Bean
	HttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setUnsafeAllowAnyHttpMethod(true);
		firewall.setAllowedHeaderNames((name) -> true);
		firewall.setAllowedHeaderValues((value) -> true);
		firewall.setAllowedParameterNames((name) -> true);
		return firewall;
	}

}
