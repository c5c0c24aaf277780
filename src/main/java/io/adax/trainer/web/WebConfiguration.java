package io.adax.trainer.web;

import java.time.Clock;
import java.util.List;

import jakarta.validation.Validator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What all resources share. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

	private final DeprecationHeaders deprecation;

	WebConfiguration(DeprecationHeaders deprecation) {
		this.deprecation = deprecation;
	}

	/** The documentation and the actuator have their own ideas of parameters. */
	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.deprecation).addPathPatterns("/api/v1/**");
		registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/v1/**");
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	RequestReader requestReader(ObjectProvider<Validator> validator, ObjectProvider<RequestCheck<?>> checks,
			RequestLimits limits) {
		return new RequestReader(validator.getObject(), () -> List.copyOf(checks.orderedStream().toList()),
				limits.maxRequestBody().toBytes());
	}

	/**
	 * JSON only: the YAML converter that springdoc's libraries bring along would read
	 * requests past the {@link RequestReader}.
	 */
	@Bean
	ServerHttpMessageConvertersCustomizer strictJson(ObjectProvider<RequestReader> reader) {
		return (converters) -> converters.addCustomConverter(new RecordConverter(reader.getObject()))
			.configureMessageConvertersList((list) -> {
				list.removeIf((converter) -> converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_YAML));
				list.replaceAll(WebConfiguration::plain);
			});
	}

	private static HttpMessageConverter<?> plain(HttpMessageConverter<?> converter) {
		// not those that extend it, which write for somebody else
		return (converter.getClass() == JacksonJsonHttpMessageConverter.class)
				? new PlainJsonConverter(((JacksonJsonHttpMessageConverter) converter).getMapper()) : converter;
	}

}
