package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The description of the API is read by a parser that is not ours, and says what the router does. */
@OuvrageTest
class DescriptionTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping router;

    @LocalServerPort
    int port;

    private OpenAPI described() {
        String text = Program.stranger(port).get("/api/openapi.json").text();
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, List.of(), new ParseOptions());
        assertThat(result.getMessages()).isNullOrEmpty();
        assertThat(result.isOpenapi31()).isTrue();
        return Objects.requireNonNull(result.getOpenAPI());
    }

    @Test
    void everyRouteIsInIt() {
        Set<String> routes = new TreeSet<>();
        router.getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .forEach(path ->
                                route.getMethodsCondition().getMethods().forEach(m -> routes.add(m + " " + path))));
        Set<String> described = described().getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().keySet().stream()
                        .map(method -> method + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(routes).hasSizeGreaterThan(80);
    }

    @Test
    void everyPostAsksForAKeyAndEveryListComesInParts() {
        described()
                .getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    List<String> headers = operation.getParameters() == null
                            ? List.of()
                            : operation.getParameters().stream()
                                    .filter(p -> "header".equals(p.getIn()) && Boolean.TRUE.equals(p.getRequired()))
                                    .map(p -> p.getName())
                                    .toList();
                    assertThat(headers)
                            .as(method + " " + path)
                            .isEqualTo(method == PathItem.HttpMethod.POST ? List.of("Idempotency-Key") : List.of());
                    operation.getResponses().values().stream()
                            .filter(response -> response.getContent() != null)
                            .flatMap(response -> response.getContent().values().stream())
                            .map(content -> content.getSchema())
                            .filter(Objects::nonNull)
                            .forEach(schema -> assertThat(types(schema))
                                    .as(method + " " + path)
                                    .doesNotContain("array"));
                }));
    }

    @Test
    void amountsAreTextsAndWhatMustBeThereIsNamed() {
        Schema<?> job =
                Objects.requireNonNull(described().getComponents().getSchemas().get("NewJob"));
        assertThat(types(Objects.requireNonNull(job.getProperties().get("amount"))))
                .containsExactly("string");
        assertThat(job.getRequired())
                .contains("unit", "client", "amount", "days")
                .doesNotContain("costs", "worker");
    }

    private static Set<String> types(Schema<?> schema) {
        return schema.getTypes() == null ? Set.of() : schema.getTypes();
    }
}
