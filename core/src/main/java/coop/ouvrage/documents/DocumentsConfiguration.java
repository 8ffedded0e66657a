package coop.ouvrage.documents;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where files are kept: under the data directory. */
@Configuration(proxyBeanMethods = false)
class DocumentsConfiguration {

    @Bean
    DocumentStore documentStore(@Value("${ouvrage.data:data}") Path data) {
        return new DocumentStore(data.resolve("files"));
    }
}
