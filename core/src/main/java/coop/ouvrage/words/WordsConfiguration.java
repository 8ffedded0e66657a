package coop.ouvrage.words;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class WordsConfiguration {

    @Bean
    Texts texts() {
        return Texts.load();
    }
}
