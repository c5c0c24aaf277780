package io.adax.trainer.web;

import java.util.List;

import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.validation.method.MethodValidator;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Looks at all parameters of a request before it refuses it, where Spring ends at the
 * first that is wrong.
 */
final class ThoroughMethod extends ServletInvocableHandlerMethod {

	private final Validator validator;

	private Faults faults = new Faults();

	private @Nullable MethodValidator constraints;

	ThoroughMethod(HandlerMethod method, Validator validator) {
		super(method);
		this.validator = validator;
	}

	@Override
	public void setHandlerMethodArgumentResolvers(HandlerMethodArgumentResolverComposite resolvers) {
		super.setHandlerMethodArgumentResolvers(new Resolvers(resolvers));
	}

	@Override
	public void setMethodValidator(@Nullable MethodValidator constraints) {
		super.setMethodValidator(constraints);
		this.constraints = constraints;
	}

	@Override
	protected @Nullable Object[] getMethodArgumentValues(NativeWebRequest request,
			@Nullable ModelAndViewContainer container, @Nullable Object... provided) throws Exception {
		this.faults = KnownParameters.faults(request);
		@Nullable Object[] arguments = super.getMethodArgumentValues(request, container, provided);
		if (!this.faults.isEmpty()) {
			validate(arguments, new ParameterFaults(request));
			this.faults.throwIfAny();
		}
		// Spring validates them
		return arguments;
	}

	/** Those that could not be made are null, which no constraint refuses here. */
	private void validate(@Nullable Object[] arguments, ParameterFaults words) {
		if (this.constraints != null && shouldValidateArguments()) {
			Class<?>[] groups = this.constraints.determineValidationGroups(getBean(), getBridgedMethod());
			add(words.of(this.constraints.validateArguments(getBean(), getBridgedMethod(), getMethodParameters(),
					arguments, groups)));
		}
	}

	private void add(List<Fault> found) {
		found.forEach((fault) -> this.faults.addDerived(Pointer.parse(fault.pointer()), fault));
	}

	/** Goes on after a fault; the argument is null then. */
	private final class Resolvers extends HandlerMethodArgumentResolverComposite {

		private final HandlerMethodArgumentResolver all;

		private Resolvers(HandlerMethodArgumentResolver all) {
			this.all = all;
		}

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return this.all.supportsParameter(parameter);
		}

		@Override
		public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
				NativeWebRequest request, @Nullable WebDataBinderFactory binders) throws Exception {
			try {
				return this.all.resolveArgument(parameter, container, request, binders);
			}
			catch (Exception ex) {
				List<Fault> found = new ParameterFaults(request).of(ex, ThoroughMethod.this.validator);
				if (found.isEmpty()) {
					throw ex;
				}
				add(found);
				return null;
			}
		}

	}

}
