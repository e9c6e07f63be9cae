// Puts citations into Wagtail's rich text editor: choose a source, see its key; the page shows its number there.
(function () {
  "use strict";

  const { React, DraftJS, draftail, wagtail } = window;
  const TYPE = "CITATION";

  class CitationSource extends draftail.ModalWorkflowSource {
    getChooserConfig() {
      const { referenceChooser } = this.props.entityType.chooserUrls;
      return {
        url: referenceChooser,
        urlParams: {},
        onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(chosen) {
      return { id: chosen.id, key: String(chosen.string).split(":")[0], title: chosen.string };
    }

    // A citation follows the words that rest on it, so what is selected stays, with the citation after it.
    onChosen(chosen) {
      const { editorState, entity, entityKey, onComplete } = this.props;
      const data = this.filterEntityData(chosen);
      const words = `[${data.key}]`;
      const selection = editorState.getSelection();
      let content = editorState.getCurrentContent().createEntity(TYPE, "IMMUTABLE", data);
      const newKey = content.getLastCreatedEntityKey();
      if (entity && entityKey) {
        content = DraftJS.Modifier.replaceText(content, rangeOf(content, selection, entityKey), words, null, newKey);
      } else {
        const end = selection.merge({
          anchorKey: selection.getEndKey(),
          anchorOffset: selection.getEndOffset(),
          focusKey: selection.getEndKey(),
          focusOffset: selection.getEndOffset(),
          isBackward: false,
        });
        content = DraftJS.Modifier.insertText(content, end, words, null, newKey);
      }
      this.workflow.close();
      onComplete(DraftJS.EditorState.push(editorState, content, "insert-characters"));
    }
  }

  // Where the citation that is being changed stands.
  function rangeOf(content, selection, entityKey) {
    let range = selection;
    content.getBlockForKey(selection.getStartKey()).findEntityRanges(
      (character) => character.getEntity() === entityKey,
      (start, end) => {
        range = selection.merge({ anchorOffset: start, focusOffset: end, isBackward: false });
      },
    );
    return range;
  }

  function Citation(props) {
    const { title } = props.contentState.getEntity(props.entityKey).getData();
    return React.createElement(
      draftail.TooltipEntity,
      {
        entityKey: props.entityKey,
        contentState: props.contentState,
        onEdit: props.onEdit,
        onRemove: props.onRemove,
        icon: React.createElement(wagtail.components.Icon, { name: "openquote" }),
        label: title || "?",
        url: null,
      },
      props.children,
    );
  }

  draftail.registerPlugin({ type: TYPE, source: CitationSource, decorator: Citation }, "entityTypes");
})();
