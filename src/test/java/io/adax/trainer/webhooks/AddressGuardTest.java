package io.adax.trainer.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class AddressGuardTest {

	private final AddressGuard guard = new AddressGuard(List.of(), SystemDefaultDnsResolver.INSTANCE);

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255",
			"192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1",
			"198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "2130706433",
			"127.1", "::1", "::", "[::1]", "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1",
			"::ffff:10.0.0.1", "::ffff:7f00:1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1",
			"2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1" })
	void refusesWhatIsNotPublic(String address) {
		assertThatExceptionOfType(AddressGuard.NotAllowed.class).isThrownBy(() -> this.guard.resolve(address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "8.8.8.8", "172.32.0.1", "100.128.0.1", "192.0.1.1", "223.255.255.255",
			"2606:4700:4700::1111", "2a00::1" })
	void takesWhatIsPublic(String address) throws UnknownHostException {
		assertThat(this.guard.resolve(address)).hasSize(1);
	}

	@Test
	void takesWhatIsConfigured() throws UnknownHostException {
		AddressGuard inside = new AddressGuard(List.of(Network.valueOf("10.1.0.0/16"), Network.valueOf("fd00::/8")),
				SystemDefaultDnsResolver.INSTANCE);
		assertThat(inside.resolve("10.1.2.3")).hasSize(1);
		assertThat(inside.resolve("fd00::7")).hasSize(1);
		assertThatExceptionOfType(AddressGuard.NotAllowed.class).isThrownBy(() -> inside.resolve("10.2.0.1"));
	}

	@Test
	void refusesANameThatLeadsInsideToo() throws UnknownHostException {
		DnsResolver names = mock();
		given(names.resolve("two.example"))
			.willReturn(new InetAddress[] { InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1") });
		assertThatExceptionOfType(AddressGuard.NotAllowed.class)
			.isThrownBy(() -> new AddressGuard(List.of(), names).resolve("two.example"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0", "localhost/8", "10.0.0.0/33", "::/129", "10.0.0.0/x", "" })
	void knowsNoOtherNetworks(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Network.valueOf(text));
	}

}
