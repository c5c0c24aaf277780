package io.adax.trainer.webhooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.adax.trainer.web.Complaint;
import io.adax.trainer.web.Fault;
import io.adax.trainer.web.RequestCheck;
import io.adax.trainer.web.Rule;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Refuses addresses that will never be told, as far as that is known now. */
@Component
class WebhookRequestCheck implements RequestCheck<WebhookRequest> {

	private static final Set<String> SCHEMES = Set.of("http", "https");

	private static final int LAST_PORT = 65_535;

	private final NameLookups lookups;

	WebhookRequestCheck(NameLookups lookups) {
		this.lookups = lookups;
	}

	@Override
	public Class<WebhookRequest> type() {
		return WebhookRequest.class;
	}

	@Override
	@SuppressWarnings("NullAway") // what a client sends may be null anywhere
	public List<Fault> check(WebhookRequest request) {
		List<Fault> faults = new ArrayList<>();
		if (request.secret() != null && !Secret.isKey(request.secret())) {
			faults.add(Complaint.of(Rule.FORM, "must be whsec_ and 24 to 64 bytes in Base64").at("/secret"));
		}
		if (request.url() != null) {
			check(request.url()).ifPresent((complaint) -> faults.add(complaint.at("/url")));
		}
		return faults;
	}

	private Optional<Complaint> check(String text) {
		URI url = parse(text);
		if (url == null) {
			return Optional.of(Complaint.of(Rule.FORM,
					"must be an http or https address with a host, and without a user or a fragment"));
		}
		if (this.lookups.isAllowed(url.getHost())) {
			return Optional.empty();
		}
		// the same words for all of it: they shall not tell which names there are inside
		return Optional.of(Complaint.of(Rule.REFERENCE,
				"must lead to public addresses, or to those of trainer.webhooks.allowed-networks; this leads to others, or nowhere, or that takes too long to find out")
			.with(url.getHost(), "a public address"));
	}

	private static @Nullable URI parse(String text) {
		try {
			URI url = new URI(text);
			boolean web = url.getScheme() != null && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT));
			boolean plain = url.getRawUserInfo() == null && url.getRawFragment() == null;
			boolean port = url.getPort() == -1 || url.getPort() > 0 && url.getPort() <= LAST_PORT;
			return (web && plain && port && url.getHost() != null) ? url : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
