package coop.ouvrage.web.spi;

import java.util.List;

/** Paths that a stranger may open; everything else asks for a log-in. One bean per module that has some. */
public record PublicPaths(List<String> patterns) {

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
