package io.adax.trainer.storage;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.adax.trainer.S3Server;
import io.adax.trainer.TcpProxy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Blobs in a real server that speaks S3. */
@EnabledIfSystemProperty(named = "s3mock.jar", matches = ".+")
@Timeout(120)
class S3BlobStoreIT extends BlobStoreContract {

	/** The least that S3 takes. */
	private static final int PART = 5 << 20;

	private static final S3Server SERVER = S3Server.start();

	private static final S3Client CLIENT = S3Storage.client(s3(SERVER.endpoint(), S3Server.BUCKET, ""));

	@TempDir
	Path home;

	private final String prefix = UUID.randomUUID() + "/";

	private final JdbcTemplate database = database();

	private final List<BlobRows> open = new ArrayList<>();

	@Override
	BlobStore open() {
		return service("one");
	}

	@AfterEach
	void close() {
		this.open.forEach(BlobRows::close);
	}

	/** A service with a home of its own. */
	private S3BlobStore service(String name) {
		return service(name, CLIENT, Clock.systemUTC());
	}

	private S3BlobStore service(String name, S3Client client, Clock clock) {
		return new S3BlobStore(new S3Objects(client, S3Server.BUCKET, this.prefix, PART), rows(),
				new BlobCache(this.home.resolve(name), 64 << 20, clock), clock);
	}

	private BlobRows rows() {
		BlobRows rows = new BlobRows(this.database,
				new TransactionTemplate(new DataSourceTransactionManager(this.database.getDataSource())));
		this.open.add(rows);
		return rows;
	}

	private S3Objects objects() {
		return new S3Objects(CLIENT, S3Server.BUCKET, this.prefix, PART);
	}

	@Override
	List<String> kept() throws IOException {
		List<String> names = new ArrayList<>();
		objects().list("", Instant.now().plus(Duration.ofDays(1)), names::addAll);
		return names;
	}

	@Test
	void isThereForServicesWithOtherHomes() throws IOException {
		this.store.put(bytes("abc"), 3);
		assertThat(service("two").local(ABC)).hasContent("abc").startsWith(this.home.resolve("two"));
	}

	@Test
	void putsWhatIsLargeInParts() throws IOException {
		byte[] large = new byte[2 * PART + 17];
		new Random(1).nextBytes(large);
		Blob blob = this.store.put(() -> new ByteArrayInputStream(large), large.length);
		assertThat(service("two").local(blob.sha256())).hasBinaryContent(large);
		assertThat(CLIENT.headObject((head) -> head.bucket(S3Server.BUCKET).key(this.prefix + only())).eTag())
			.contains("-3");
	}

	@Test
	void refusesBytesThatChangeMeanwhile() throws IOException {
		AtomicInteger opened = new AtomicInteger();
		assertThatIOException()
			.isThrownBy(() -> this.store.put(() -> bytes((opened.incrementAndGet() == 1) ? "abc" : "abd").open(), 3));
		assertThat(this.store.exists(ABC)).isFalse();
	}

	/** Nobody gets them from a full cache either. */
	@Test
	void givesWhatItHasNoRoomFor() throws IOException {
		byte[] large = new byte[2 << 20];
		Blob blob = this.store.put(() -> new ByteArrayInputStream(large), large.length);
		S3BlobStore small = new S3BlobStore(objects(), rows(),
				new BlobCache(this.home.resolve("small"), 1 << 20, Clock.systemUTC()), Clock.systemUTC());
		try (InputStream bytes = small.bytes(blob.sha256()).open()) {
			assertThat(bytes).hasBinaryContent(large);
		}
		assertThatIOException().isThrownBy(() -> small.local(blob.sha256()))
			.withMessageContaining("trainer.storage.cache.size");
	}

	@Test
	void givesNobodyDamagedBytes() throws IOException {
		this.store.put(bytes("abc"), 3);
		CLIENT.putObject((put) -> put.bucket(S3Server.BUCKET).key(this.prefix + only()), RequestBody.fromString("abd"));
		assertThatIOException().isThrownBy(() -> this.store.local(ABC)).withMessageContaining("damaged");
	}

	@Test
	void putsAgainWhatSomebodyDeletedByHand() throws IOException {
		this.store.put(bytes("abc"), 3);
		objects().delete(only());
		assertThat(this.store.exists(ABC)).isFalse();
		this.store.put(bytes("abc"), 3);
		assertThat(this.store.local(ABC)).hasContent("abc");
	}

	@Test
	void keepsWhatAnotherServiceIsAboutToRecord() throws IOException {
		this.store.put(bytes("abc"), 3);
		Closeable claim = service("two").claim(ABC);
		this.store.delete(ABC, () -> true);
		assertThat(this.store.exists(ABC)).isTrue();
		claim.close();
		this.store.delete(ABC, () -> true);
		assertThat(this.store.exists(ABC)).isFalse();
	}

	@Test
	void aServiceThatIsDeadClaimsNothing() throws IOException {
		this.store.put(bytes("abc"), 3);
		service("two").claim(ABC);
		this.database.update("update blob_claim set renewed_at = current_timestamp - interval '11' minute");
		this.store.delete(ABC, () -> true);
		assertThat(this.store.exists(ABC)).isFalse();
		this.store.sweep();
		assertThat(this.database.queryForList("select * from blob_claim")).isEmpty();
	}

	/** It stands still between storing and recording, and is taken for dead. */
	@Test
	void aServiceThatComesBackStoresAgainWhatWasDeleted() throws IOException {
		List<String> recorded = new ArrayList<>();
		SharedBlobs blobs = new SharedBlobs(this.store,
				() -> Stream.of((hashes) -> hashes.stream().filter(recorded::contains).collect(Collectors.toSet())));
		Blob blob = blobs.hold(bytes("abc"), 3);
		this.database.update("update blob_claim set renewed_at = current_timestamp - interval '11' minute");
		service("two").delete(ABC, () -> true);
		recorded.add(ABC);
		blobs.letGo(blob);
		assertThat(service("three").local(ABC)).hasContent("abc");
	}

	/** Such as one of a service that stood still in the middle of it. */
	@Test
	void aDeletionThatComesLateDoesNoHarm() throws IOException {
		this.store.put(bytes("abc"), 3);
		String object = rows().remove(ABC, () -> true).orElseThrow();
		service("two").put(bytes("abc"), 3);
		objects().delete(object);
		assertThat(service("three").local(ABC)).hasContent("abc");
	}

	@Test
	void sweepsWhatServicesLeftThatWereKilled() throws IOException {
		this.store.put(bytes("abc"), 3);
		objects().put("blobs/orphan", bytes("abc"), new Blob(ABC, 3));
		CLIENT.createMultipartUpload((create) -> create.bucket(S3Server.BUCKET).key(this.prefix + "blobs/half"));
		this.store.sweep();
		assertThat(kept()).hasSize(2);
		service("two", CLIENT, Clock.fixed(Instant.now().plus(Duration.ofDays(2)), ZoneOffset.UTC)).sweep();
		assertThat(kept()).hasSize(1);
		assertThat(CLIENT.listMultipartUploads((list) -> list.bucket(S3Server.BUCKET).prefix(this.prefix)).uploads())
			.isEmpty();
		assertThat(service("three").local(ABC)).hasContent("abc");
	}

	@Test
	void tellsAnOutageAndServesWhatIsOnDisk() throws IOException {
		try (TcpProxy proxy = new TcpProxy(SERVER.port());
				S3Client client = S3Storage
					.client(s3(URI.create("http://127.0.0.1:" + proxy.port()), S3Server.BUCKET, ""))) {
			S3BlobStore service = service("two", client, Clock.systemUTC());
			service.put(bytes("abc"), 3);
			service.local(ABC);
			proxy.cut();
			assertThat(service.local(ABC)).hasContent("abc");
			assertThatExceptionOfType(DataAccessResourceFailureException.class)
				.isThrownBy(() -> service.put(bytes("abd"), 3));
			proxy.mend();
			Blob blob = service.put(bytes("abd"), 3);
			assertThat(service.local(blob.sha256())).hasContent("abd");
		}
	}

	@Test
	void countsRequestsByWhatCameOfThem() throws IOException {
		MeterRegistry registry = new SimpleMeterRegistry();
		try (TcpProxy proxy = new TcpProxy(SERVER.port());
				S3Client client = S3Storage.client(
						s3(URI.create("http://127.0.0.1:" + proxy.port()), S3Server.BUCKET, ""),
						new S3Meters(registry))) {
			mark(S3Server.BUCKET).check("one", false);
			S3BlobStore service = service("two", client, Clock.systemUTC());
			service.check();
			service.put(bytes("abc"), 3);
			objects().delete(only("blobs/"));
			assertThat(service.exists(ABC)).isFalse();
			assertThatIOException().isThrownBy(() -> service.local(ABC));
			assertThatIOException()
				.isThrownBy(() -> new S3Objects(client, S3Server.BUCKET, this.prefix, PART).open("nothing"));
			proxy.cut();
			assertThatExceptionOfType(DataAccessResourceFailureException.class).isThrownBy(service::check);
		}
		assertThat(registry.find("trainer.s3.requests").timers())
			.extracting((timer) -> timer.getId().getTag("operation") + " " + timer.getId().getTag("outcome"))
			.containsExactlyInAnyOrder("HeadObject ok", "PutObject ok", "GetObject refused", "HeadObject away");
	}

	@Test
	void belongsToOneDatabase() {
		mark(S3Server.BUCKET).check("one", false);
		mark(S3Server.BUCKET).check("one", false);
		assertThatExceptionOfType(HomeMark.Mismatch.class).isThrownBy(() -> mark(S3Server.BUCKET).check("two", false))
			.satisfies((ex) -> assertThat(ex.action()).contains(this.prefix + "database-id"));
	}

	@Test
	void doesNotStartWithoutItsBucket() {
		assertThatExceptionOfType(StoreMark.Unusable.class).isThrownBy(() -> mark("nowhere").check("one", false))
			.withMessageContaining("nowhere")
			.satisfies((ex) -> assertThat(new StoreMarkAnalyzer().analyze(ex).getAction())
				.contains("trainer.storage.s3.bucket"));
	}

	private StoreMark mark(String bucket) {
		return new StoreMark(new S3Objects(CLIENT, bucket, this.prefix, PART),
				s3(SERVER.endpoint(), bucket, this.prefix), new Patience(Duration.ZERO, Clock.systemUTC(), (pause) -> {
				}));
	}

	/** The only object that there is. */
	private String only() {
		return only("");
	}

	private String only(String below) {
		try {
			List<String> names = kept().stream().filter((name) -> name.startsWith(below)).toList();
			assertThat(names).hasSize(1);
			return names.get(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static StorageProperties.S3 s3(URI endpoint, String bucket, String prefix) {
		return new StorageProperties.S3(bucket, null, endpoint, null, prefix);
	}

	private static JdbcTemplate database() {
		DriverManagerDataSource source = new DriverManagerDataSource(
				"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
		new ResourceDatabasePopulator(new ClassPathResource("db/migration/V7__home.sql")).execute(source);
		return new JdbcTemplate(source);
	}

}
