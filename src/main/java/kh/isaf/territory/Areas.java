package kh.isaf.territory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;

interface Areas extends JpaRepository<Area, String> {

    List<Area> findByParentCodeOrderByCode(@Nullable String parentCode);
}
