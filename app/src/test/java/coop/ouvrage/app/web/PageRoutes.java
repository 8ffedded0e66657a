package coop.ouvrage.app.web;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** What a browser may be sent to: every route of the product that answers GET, read from its controllers. The API is not for browsers. */
final class PageRoutes {

    private final List<PathPattern> patterns;

    private PageRoutes(List<PathPattern> patterns) {
        this.patterns = patterns;
    }

    static PageRoutes all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.setEnvironment(new MockEnvironment().withProperty("ouvrage.demo", "true"));
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        List<PathPattern> found = scanner.findCandidateComponents("coop.ouvrage").stream()
                .map(bean -> ClassUtils.resolveClassName(Objects.requireNonNull(bean.getBeanClassName()), null))
                .flatMap(PageRoutes::of)
                .distinct()
                .filter(path -> !path.startsWith("/api/") && !path.equals("/error"))
                .map(PathPatternParser.defaultInstance::parse)
                .sorted(PathPattern.SPECIFICITY_COMPARATOR.thenComparing(Comparator.naturalOrder()))
                .toList();
        return new PageRoutes(found);
    }

    private static Stream<String> of(Class<?> controller) {
        List<String> rooms = paths(MergedAnnotations.from(controller).get(RequestMapping.class));
        return Stream.of(controller.getDeclaredMethods())
                .map(method -> MergedAnnotations.from(method).get(RequestMapping.class))
                .filter(route -> route.isPresent() && answersGet(route))
                .flatMap(route ->
                        rooms.stream().flatMap(room -> paths(route).stream().map(path -> room + path)));
    }

    private static boolean answersGet(MergedAnnotation<RequestMapping> route) {
        return List.of(route.getEnumArray("method", RequestMethod.class)).contains(RequestMethod.GET);
    }

    private static List<String> paths(MergedAnnotation<RequestMapping> mapping) {
        String[] paths = mapping.isPresent() ? mapping.getStringArray("path") : new String[0];
        return paths.length == 0 ? List.of("") : List.of(paths);
    }

    List<String> patterns() {
        return patterns.stream().map(PathPattern::getPatternString).toList();
    }

    /** The route of an address without its query. */
    Optional<String> of(String path) {
        PathContainer container = PathContainer.parsePath(path);
        return patterns.stream()
                .filter(pattern -> pattern.matches(container))
                .map(PathPattern::getPatternString)
                .findFirst();
    }
}
