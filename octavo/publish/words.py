"""The words of the frame, one language a line of `_TRANSLATIONS`. English stands for what a language leaves out."""

from dataclasses import dataclass, fields

from octavo.content.html.languages import closest


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Templates in braces are filled by `str.format`."""

    skip: str = "Skip to content"
    menu: str = "Menu"
    close: str = "Close"
    search: str = "Search"
    search_placeholder: str = "Search the docs"
    search_hint: str = "Type to search"
    no_results: str = "Nothing found"
    results: str = "{count} results for “{query}”"
    result: str = "1 result for “{query}”"
    ask: str = "Ask"
    ask_placeholder: str = "Ask a question"
    ask_button: str = "Ask"
    ask_page: str = "Ask about this page"
    ask_instead: str = "Ask this as a question"
    no_answer: str = "The documentation holds no answer to this question."
    thinking: str = "Reading the docs"
    sources: str = "Sources"
    follow_ups: str = "Ask next"
    links: str = "Links"
    sections: str = "Sections"
    variant: str = "Version or language"
    pages: str = "Pages"
    below: str = "Pages below {title}"
    breadcrumbs: str = "Breadcrumbs"
    pagination: str = "Previous and next page"
    previous: str = "Previous"
    next: str = "Next"
    on_this_page: str = "On this page"
    updated: str = "Last updated"
    edit: str = "Edit this page"
    actions: str = "Page actions"
    copy_page: str = "Copy page"
    copy: str = "Copy"
    copied: str = "Copied"
    failed: str = "That did not work. Try again."
    view_markdown: str = "View as Markdown"
    feed: str = "Subscribe to updates"
    announcement: str = "Announcement"
    more: str = "Read more"
    tabs: str = "Tabs"
    theme: str = "Theme"
    light: str = "light"
    dark: str = "dark"
    system: str = "as the system"
    not_found: str = "This page does not exist"
    not_found_text: str = "It may have moved, or the address has a slip of the pen:"
    did_you_mean: str = "Perhaps you want one of these"
    home: str = "To the start"
    privacy: str = "Privacy"
    made_with: str = "Made with Octavo"


_ORDER = (
    "skip", "menu", "close", "search", "search_placeholder", "search_hint", "no_results", "ask", "ask_placeholder", "sources", "previous", "next",
    "on_this_page", "updated", "edit", "copy_page", "copy", "copied", "view_markdown", "theme", "light", "dark", "system", "not_found", "home",
)  # fmt: skip
_TRANSLATIONS = {
    "de": "Zum Inhalt|Menü|Schließen|Suche|Dokumentation durchsuchen|Zum Suchen tippen|Nichts gefunden|Fragen|Eine Frage stellen|Quellen|Zurück|Weiter|Auf dieser Seite|Zuletzt geändert|Seite bearbeiten|Seite kopieren|Kopieren|Kopiert|Als Markdown ansehen|Farben|hell|dunkel|wie das System|Diese Seite gibt es nicht|Zum Anfang",
    "fr": "Aller au contenu|Menu|Fermer|Rechercher|Rechercher dans la documentation|Saisissez votre recherche|Aucun résultat|Demander|Poser une question|Sources|Précédent|Suivant|Sur cette page|Dernière mise à jour|Modifier cette page|Copier la page|Copier|Copié|Voir en Markdown|Thème|clair|sombre|comme le système|Cette page n’existe pas|Retour à l’accueil",
    "es": "Ir al contenido|Menú|Cerrar|Buscar|Buscar en la documentación|Escribe para buscar|Sin resultados|Preguntar|Haz una pregunta|Fuentes|Anterior|Siguiente|En esta página|Última actualización|Editar esta página|Copiar página|Copiar|Copiado|Ver como Markdown|Tema|claro|oscuro|como el sistema|Esta página no existe|Ir al inicio",
    "pt-br": "Ir para o conteúdo|Menu|Fechar|Buscar|Buscar na documentação|Digite para buscar|Nada encontrado|Perguntar|Faça uma pergunta|Fontes|Anterior|Próxima|Nesta página|Última atualização|Editar esta página|Copiar página|Copiar|Copiado|Ver como Markdown|Tema|claro|escuro|como o sistema|Esta página não existe|Ir para o início",
    "nl": "Naar de inhoud|Menu|Sluiten|Zoeken|Zoek in de documentatie|Typ om te zoeken|Niets gevonden|Vragen|Stel een vraag|Bronnen|Vorige|Volgende|Op deze pagina|Laatst gewijzigd|Pagina bewerken|Pagina kopiëren|Kopiëren|Gekopieerd|Bekijk als Markdown|Thema|licht|donker|zoals het systeem|Deze pagina bestaat niet|Naar het begin",
    "no": "Hopp til innhold|Meny|Lukk|Søk|Søk i dokumentasjonen|Skriv for å søke|Ingen treff|Spør|Still et spørsmål|Kilder|Forrige|Neste|På denne siden|Sist oppdatert|Rediger siden|Kopier siden|Kopier|Kopiert|Vis som Markdown|Tema|lyst|mørkt|som systemet|Denne siden finnes ikke|Til starten",
    "ru": "К содержанию|Меню|Закрыть|Поиск|Поиск по документации|Введите запрос|Ничего не найдено|Спросить|Задайте вопрос|Источники|Назад|Далее|На этой странице|Обновлено|Изменить страницу|Копировать страницу|Копировать|Скопировано|Показать Markdown|Тема|светлая|тёмная|как в системе|Такой страницы нет|На главную",
    "zh": "跳到正文|菜单|关闭|搜索|搜索文档|输入关键词|没有找到结果|提问|提出问题|来源|上一页|下一页|本页内容|最后更新|编辑此页|复制页面|复制|已复制|查看 Markdown|主题|浅色|深色|跟随系统|页面不存在|返回首页",
    "ja": "本文へ移動|メニュー|閉じる|検索|ドキュメントを検索|キーワードを入力|見つかりませんでした|質問|質問する|出典|前へ|次へ|このページの内容|最終更新|このページを編集|ページをコピー|コピー|コピーしました|Markdown で表示|テーマ|ライト|ダーク|システムに合わせる|ページが見つかりません|トップへ戻る",
    "it": "Vai al contenuto|Menu|Chiudi|Cerca|Cerca nella documentazione|Scrivi per cercare|Nessun risultato|Chiedi|Fai una domanda|Fonti|Precedente|Successiva|In questa pagina|Ultimo aggiornamento|Modifica questa pagina|Copia pagina|Copia|Copiato|Vedi come Markdown|Tema|chiaro|scuro|come il sistema|Questa pagina non esiste|Torna all'inizio",
    "ko": "본문으로 건너뛰기|메뉴|닫기|검색|문서 검색|검색어를 입력하세요|결과 없음|질문하기|질문을 입력하세요|출처|이전|다음|이 페이지의 내용|마지막 업데이트|이 페이지 편집|페이지 복사|복사|복사됨|Markdown으로 보기|테마|밝게|어둡게|시스템 설정|페이지를 찾을 수 없습니다|처음으로",
    "ar": "تخطَّ إلى المحتوى|القائمة|إغلاق|بحث|ابحث في التوثيق|اكتب للبحث|لا توجد نتائج|اسأل|اطرح سؤالًا|المصادر|السابق|التالي|في هذه الصفحة|آخر تحديث|عدّل هذه الصفحة|انسخ الصفحة|نسخ|تم النسخ|اعرض بصيغة Markdown|المظهر|فاتح|داكن|حسب النظام|هذه الصفحة غير موجودة|إلى البداية",
    "he": "דילוג לתוכן|תפריט|סגירה|חיפוש|חיפוש בתיעוד|הקלידו לחיפוש|לא נמצאו תוצאות|שאלה|שאלו שאלה|מקורות|הקודם|הבא|בעמוד זה|עודכן לאחרונה|עריכת העמוד|העתקת העמוד|העתקה|הועתק|הצגה כ־Markdown|ערכת נושא|בהיר|כהה|לפי המערכת|העמוד לא קיים|לעמוד הראשי",
}
LANGUAGES = {"en": Words()} | {
    language: Words(**dict(zip(_ORDER, line.split("|"), strict=True)), ask_button=dict(zip(_ORDER, line.split("|"), strict=True))["ask"])
    for language, line in _TRANSLATIONS.items()
}  # fmt: skip
SCRIPTED = (
    "search", "search_hint", "no_results", "ask", "no_answer", "thinking", "sources", "follow_ups", "close", "copy", "copied", "failed", "tabs", "theme",
    "light", "dark", "system",
)  # fmt: skip
"""What the scripts say."""


def words(locale: str) -> Words:
    """The words of a locale, or of the closest language: `de-AT` speaks `de`. English for a language that has none."""
    return LANGUAGES[closest(locale, LANGUAGES) or "en"]


def scripted(spoken: Words) -> dict[str, str]:
    return {field.name: getattr(spoken, field.name) for field in fields(spoken) if field.name in SCRIPTED}
