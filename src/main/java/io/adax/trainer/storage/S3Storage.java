package io.adax.trainer.storage;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.adax.trainer.storage.StorageProperties.S3;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps blobs in S3. Credentials are found as the SDK's default chain does. */
@Component
class S3Storage {

	private static final Duration CONNECT = Duration.ofSeconds(5);

	private static final Duration SILENCE = Duration.ofSeconds(30);

	private final TrainerHome home;

	private final HomeMark mark;

	private final JdbcTemplate database;

	private final PlatformTransactionManager transactions;

	private final Patience patience;

	private final Clock clock;

	S3Storage(TrainerHome home, HomeMark mark, JdbcTemplate database, PlatformTransactionManager transactions,
			Patience patience, Clock clock) {
		this.patience = patience;
		this.home = home;
		this.mark = mark;
		this.database = database;
		this.transactions = transactions;
		this.clock = clock;
	}

	S3BlobStore open(StorageProperties properties, MetricPublisher meters) throws IOException {
		S3Objects objects = objects(properties.s3(), meters);
		new StoreMark(objects, properties.s3(), this.patience).check(this.mark.id(), hasBlobs());
		BlobCache cache = new BlobCache(this.home.directory("blob-cache"), properties.cache().size().toBytes(),
				this.clock);
		cache.sweep();
		return new S3BlobStore(objects, new BlobRows(this.database, ownTransaction()), cache, this.clock);
	}

	private boolean hasBlobs() {
		return !this.database.queryForList("select object from blob fetch first 1 row only", String.class).isEmpty();
	}

	/** Whoever calls may be in one. */
	private TransactionTemplate ownTransaction() {
		TransactionTemplate own = new TransactionTemplate(this.transactions);
		own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		return own;
	}

	private static S3Objects objects(S3 s3, MetricPublisher meters) {
		try {
			return new S3Objects(client(s3, meters), String.valueOf(s3.bucket()), s3.prefix(), S3Objects.PART);
		}
		catch (SdkException ex) {
			// such as no region
			throw new StoreMark.Unusable(s3, ex);
		}
	}

	static S3Client client(S3 s3, MetricPublisher... meters) {
		S3ClientBuilder client = S3Client.builder()
			.httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE))
			.overrideConfiguration((configuration) -> configuration.metricPublishers(List.of(meters)))
			.forcePathStyle(s3.isPathStyle())
			// SHA-256 is ours everywhere; what else the SDK adds, not all know that speak
			// S3
			.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
			.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
		if (s3.endpoint() != null) {
			client.endpointOverride(s3.endpoint()).region(Region.US_EAST_1);
		}
		if (s3.region() != null) {
			client.region(Region.of(s3.region()));
		}
		return client.build();
	}

}
