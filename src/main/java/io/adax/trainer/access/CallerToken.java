package io.adax.trainer.access;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller who has shown who it is. */
final class CallerToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1;

	private final transient Caller caller;

	CallerToken(Caller caller) {
		super(List.of(new SimpleGrantedAuthority("ROLE_" + caller.role().name().toUpperCase(Locale.ROOT))));
		this.caller = caller;
		setAuthenticated(true);
	}

	@Override
	public Caller getPrincipal() {
		return this.caller;
	}

	/** What it has shown is not kept. */
	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public String getName() {
		return this.caller.name();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CallerToken token && token.caller.equals(this.caller);
	}

	@Override
	public int hashCode() {
		return this.caller.hashCode();
	}

}
