package io.adax.trainer.storage;

import java.io.IOException;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses where blobs are kept. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

	@Bean
	BlobStore blobStore(TrainerHome home) throws IOException {
		FolderBlobStore store = new FolderBlobStore(home.directory("blobs"));
		store.sweep();
		return store;
	}

	@Bean
	SharedBlobs sharedBlobs(BlobStore blobs, ObjectProvider<BlobUse> uses) {
		return new SharedBlobs(blobs, uses::stream);
	}

}
