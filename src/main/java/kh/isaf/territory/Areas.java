package kh.isaf.territory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Areas extends JpaRepository<Area, String> {

    List<Area> findByParentCodeOrderByCode(@Nullable String parentCode);

    List<Area> findBySuccessorCodeOrderByCode(String successorCode);

    List<Area> findByPredecessorCodeOrderByCode(String predecessorCode);

    @Query("select a from Area a where locate(:key, a.nameKey) > 0 or a.code = :key order by a.code")
    List<Area> search(String key);
}
