package io.adax.trainer.web;

import jakarta.validation.Validator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/** Makes every operation a {@link ThoroughMethod}. */
@Component
class ThoroughMethods implements WebMvcRegistrations {

	private final ObjectProvider<Validator> validator;

	ThoroughMethods(ObjectProvider<Validator> validator) {
		this.validator = validator;
	}

	@Override
	public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
		return new RequestMappingHandlerAdapter() {

			@Override
			protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod method) {
				return new ThoroughMethod(method, ThoroughMethods.this.validator.getObject());
			}

		};
	}

}
